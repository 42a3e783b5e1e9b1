import type * as TensorFlow from '@tensorflow/tfjs';
import type { Pooling } from '../../../core/sweep/Recipe.js';

/**
 * Pooled statistics over the cells of a tap, as core's `poolTap` has them.
 * @param tap images × height × width × channels
 * @returns images × (poolings, in them channels)
 */
export function poolTensor(
  tf: typeof TensorFlow,
  tap: TensorFlow.Tensor4D,
  poolings: readonly Pooling[],
): TensorFlow.Tensor2D {
  const pooled = poolings.map((pooling): TensorFlow.Tensor2D => {
    if (pooling === 'mean') return tf.mean(tap, [1, 2]);
    if (pooling === 'max') return largest(tf, tap);
    const variance = tf.mean(tf.square(tf.sub(tap, tf.mean(tap, [1, 2], true))), [1, 2]);
    // The root's slope is infinite at 0: a constant channel has none.
    return tf.sqrt(tf.maximum(variance, 1e-12));
  });
  const [first] = pooled;
  return pooled.length === 1 && first ? first : tf.concat(pooled, 1);
}

/** By a pool as large as the tap: of equal maxima its gradient takes the first, `tf.max` takes them all. */
function largest(tf: typeof TensorFlow, tap: TensorFlow.Tensor4D): TensorFlow.Tensor2D {
  const [images, height, width, channels] = tap.shape;
  const pooled = tf.maxPool(tap, [height, width], [height, width], 'valid');
  return tf.reshape(pooled, [images, channels]);
}
