import type * as TensorFlow from '@tensorflow/tfjs';
import type { Activation } from './Step.js';

type Tensor = TensorFlow.Tensor;

/** The formulas that Keras 3 has for its activations. */
export function activate(tf: typeof TensorFlow, x: Tensor, activation: Activation): Tensor {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
      return tf.relu(x);
    case 'relu6':
      return tf.relu6(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'silu':
      return tf.mul(x, tf.sigmoid(x));
    case 'softmax':
      return tf.softmax(x);
    case 'hard_sigmoid':
      return hardSigmoid(tf, x);
    case 'hard_silu':
      return tf.mul(x, hardSigmoid(tf, x));
  }
}

// relu6(x + 3) / 6
const hardSigmoid = (tf: typeof TensorFlow, x: Tensor): Tensor =>
  tf.mul(tf.relu6(tf.add(x, 3)), 1 / 6);
