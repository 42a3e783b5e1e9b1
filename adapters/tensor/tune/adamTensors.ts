import type * as TensorFlow from '@tensorflow/tfjs';

type Tensor = TensorFlow.Tensor;

/** Adam's running means of one parameter. */
export interface Moments {
  readonly first: TensorFlow.Variable;
  readonly second: TensorFlow.Variable;
}

/**
 * One step of core's `adam` on tensors, in place.
 * @param step from 1
 */
export function adamTensors(
  tf: typeof TensorFlow,
  parameter: TensorFlow.Variable,
  { first, second }: Moments,
  gradient: Tensor,
  step: number,
  learningRate: number,
): void {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
  const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
  tf.tidy(() => {
    first.assign(tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1)));
    second.assign(tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
    const change = tf.div(tf.mul(first, rate), tf.add(tf.sqrt(second), epsilon));
    parameter.assign(tf.sub(parameter, change));
  });
}
