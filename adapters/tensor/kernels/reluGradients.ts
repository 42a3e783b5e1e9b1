import type { Tensor } from '@tensorflow/tfjs';
import { reluGrad } from './reluGrad.js';
import type { Tf } from './Tf.js';

/**
 * Gradients of Relu and Relu6 that are one pass over the output, which is mostly kept anyway.
 *
 * As TensorFlow has it, and unlike tfjs, relu6 has no gradient where it gives 6 exactly.
 */
export function registerReluGradients(tf: Tf): void {
  for (const [kernelName, activation] of [
    ['Relu', 'relu'],
    ['Relu6', 'relu6'],
  ] as const) {
    tf.registerGradient({
      kernelName,
      outputsToSave: [true],
      gradFunc: (dy, [y]) => ({ x: () => reluGrad(tf, dy as Tensor, y as Tensor, activation) }),
    });
  }
}
