import type * as TensorFlow from '@tensorflow/tfjs';
import type { Parameter } from './Step.js';

/** A graph's parameters as tensors; the caller's to dispose of. */
export function uploadParameters(
  tf: typeof TensorFlow,
  parameters: ReadonlyMap<string, Parameter>,
): Map<string, TensorFlow.Tensor> {
  return new Map(
    [...parameters].map(([name, { data, shape }]) => [
      name,
      tf.keep(tf.tensor(data, [...shape], 'float32')),
    ]),
  );
}
