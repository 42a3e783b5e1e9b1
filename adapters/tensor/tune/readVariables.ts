import type * as TensorFlow from '@tensorflow/tfjs';
import type { Parameter } from '../graph/Step.js';

type Variables = ReadonlyMap<string, TensorFlow.Variable>;

/** The values of variables, copied. */
export function readVariables(variables: Variables): Map<string, Parameter> {
  return new Map(
    [...variables].map(([name, variable]) => [
      name,
      { shape: variable.shape, data: Float32Array.from(variable.dataSync()) },
    ]),
  );
}

/** Gives variables the values that `readVariables` read. */
export function writeVariables(
  tf: typeof TensorFlow,
  variables: Variables,
  values: ReadonlyMap<string, Parameter>,
): void {
  variables.forEach((variable, name) => {
    const value = values.get(name);
    if (!value) throw new RangeError(`${name} has no value`);
    tf.tidy(() => variable.assign(tf.tensor(value.data, [...value.shape], 'float32')));
  });
}
