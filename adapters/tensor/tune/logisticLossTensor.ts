import type * as TensorFlow from '@tensorflow/tfjs';

type Tensor1D = TensorFlow.Tensor1D;

/**
 * Σ weight · (log(1 + e^z) − target · z), core's `logisticLoss` over a batch; its slope is
 * weight · (sigmoid(z) − target).
 * @param logits one an image
 */
export function logisticLossTensor(
  tf: typeof TensorFlow,
  logits: Tensor1D,
  targets: Tensor1D,
  weights: Tensor1D,
): TensorFlow.Scalar {
  const loss = tf.customGrad((...args) => {
    const [z, save] = args as unknown as [Tensor1D, (saved: TensorFlow.Tensor[]) => void];
    const softplus = tf.add(tf.relu(z), tf.log(tf.add(1, tf.exp(tf.neg(tf.abs(z))))));
    const value = tf.sum(tf.mul(weights, tf.sub(softplus, tf.mul(targets, z))));
    save([z]);
    const gradFunc = (dy: TensorFlow.Tensor, saved: TensorFlow.Tensor[]) =>
      tf.mul(dy, tf.mul(weights, tf.sub(tf.sigmoid(saved[0] as Tensor1D), targets)));
    return { value, gradFunc };
  });
  return loss(logits) as TensorFlow.Scalar;
}
