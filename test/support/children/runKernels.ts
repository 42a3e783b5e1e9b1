import type { Tensor, Variable } from '@tensorflow/tfjs';
import { openPortable } from '../../../adapters/tensor/engines/openPortable.js';
import { registerKernels } from '../../../adapters/tensor/kernels/registerKernels.js';
import { openEngine } from '../../../adapters/tensor/openEngine.js';
import { seededRandom } from '../../../core/random.js';
import type { EngineChoice } from '../../../adapters/tensor/engines/EngineChoice.js';
import { kernelCases, type KernelCase } from '../kernelCases.js';

// Argument: an engine, which then runs our kernels, or `oracle`, which is tfjs cpu as it comes.
// Prints per case the output, then the gradient of every input, and what is left behind.
const choice = process.argv[2] ?? '';
const plain = choice === 'oracle';
const { tf, name } = plain ? await openPortable('cpu') : await openEngine(choice as EngineChoice);
if (!plain) registerKernels(tf, name);
const count = () => ({ tensors: tf.memory().numTensors, data: tf.backend().numDataIds() });
const before = count();
const found = Object.entries(kernelCases).map(
  ([title, one]) => [title, runCase(title, one)] as const,
);
const after = count();
const left = { tensors: after.tensors - before.tensors, data: after.data - before.data };
process.stdout.write(JSON.stringify({ engine: name, left, found: Object.fromEntries(found) }));

function runCase(title: string, one: KernelCase): number[][] {
  const random = seededRandom(title);
  const draw = (size: number) =>
    Float32Array.from({ length: size }, () => {
      const value = 16 * random() - 8;
      return one.ties === true ? Math.round(value / 4) : value;
    });
  const variables = one.shapes.map((shape) =>
    tf.tidy(() => tf.variable(tf.tensor(draw(tf.util.sizeFromShape([...shape])), [...shape]))),
  );
  const output = tf.tidy(() => one.run(tf, variables, plain));
  const weights = tf.tensor(draw(output.size), output.shape);
  const loss = () => tf.sum(tf.mul(one.run(tf, variables, plain), weights)).asScalar();
  let gradients: number[][];
  if (plain && one.oracle === 'differences') {
    gradients = variables.map((variable) => differences(one, variables, variable, weights));
  } else {
    const { value, grads } = tf.variableGrads(loss, variables);
    gradients = variables.map((variable) => [...(grads[variable.name] as Tensor).dataSync()]);
    tf.dispose([value, ...Object.values(grads)]);
  }
  const values = [...output.dataSync()];
  tf.dispose([output, weights, ...variables]);
  return [values, ...gradients];
}

// Central differences; exact but for rounding, since these operations are linear in each input.
function differences(
  one: KernelCase,
  variables: readonly Variable[],
  variable: Variable,
  weights: Tensor,
): number[] {
  const values = [...variable.dataSync()];
  const by = [...weights.dataSync()];
  const lossAt = (i: number, step: number): number =>
    tf.tidy(() => {
      const moved = values.map((value, at) => (at === i ? value + step : value));
      variable.assign(tf.tensor(moved, variable.shape));
      const output = [...one.run(tf, variables, true).dataSync()];
      return output.reduce<number>((sum, value, at) => sum + value * (by[at] ?? NaN), 0);
    });
  const gradient = values.map((_, i) => (lossAt(i, 8) - lossAt(i, -8)) / 16);
  tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
  return gradient;
}
