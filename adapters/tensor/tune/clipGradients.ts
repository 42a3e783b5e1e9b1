import type * as TensorFlow from '@tensorflow/tfjs';

type Tensor = TensorFlow.Tensor;

/**
 * Scales gradients down where their common norm is above a limit (arXiv:1211.5063, algorithm 1).
 * @returns new tensors; the caller's, like those given
 */
export function clipGradients(
  tf: typeof TensorFlow,
  gradients: readonly Tensor[],
  limit: number,
): Tensor[] {
  return tf.tidy(() => {
    const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
    const norm = tf.sqrt(tf.addN(squares));
    const factor = tf.div(limit, tf.maximum(norm, limit));
    return gradients.map((gradient) => tf.mul(gradient, factor));
  });
}
