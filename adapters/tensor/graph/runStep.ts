import type * as TensorFlow from '@tensorflow/tfjs';
import { isFused } from '../kernels/fusedActivation.js';
import { activate } from './activate.js';
import type { AffineStep, Step, WeightedStep } from './Step.js';

type Tensor = TensorFlow.Tensor;
type Tensor4D = TensorFlow.Tensor4D;

/** Computes one step, forward: bias and activation in the convolution where the engine can. */
export function runStep(
  tf: typeof TensorFlow,
  step: Step,
  inputs: readonly Tensor[],
  parameter: (name: string) => Tensor,
): Tensor {
  const x = inputs[0] as Tensor4D;
  switch (step.kind) {
    case 'conv':
    case 'depthwise':
      return convolve(tf, step, x, parameter);
    case 'dense': {
      const product = tf.matMul(x, parameter(step.kernel));
      const biased = step.bias === undefined ? product : tf.add(product, parameter(step.bias));
      return activate(tf, biased, step.activation);
    }
    case 'affine': {
      const scaled = tf.add(tf.mul(x, parameter(step.scale)), parameter(step.shift));
      return activate(tf, scaled, step.activation);
    }
    default:
      return runPlainStep(tf, step, inputs);
  }
}

/** Steps without parameters: the same with and without gradients. */
export function runPlainStep(
  tf: typeof TensorFlow,
  step: Exclude<Step, WeightedStep | AffineStep>,
  inputs: readonly Tensor[],
): Tensor {
  const x = inputs[0] as Tensor4D;
  switch (step.kind) {
    case 'rescale':
      return tf.add(tf.mul(x, tf.tensor1d([...step.scale])), tf.tensor1d([...step.offset]));
    case 'activation':
      return step.activation === 'linear' ? x.clone() : activate(tf, x, step.activation);
    case 'maxPool':
      return tf.maxPool(x, [...step.size], [...step.strides], step.padding);
    case 'averagePool':
      return tf.avgPool(x, [...step.size], [...step.strides], step.padding);
    case 'globalAveragePool':
      return tf.mean(x, [1, 2], step.keepDims);
    case 'pad':
      return tf.pad(x, [[0, 0], [...step.rows], [...step.columns], [0, 0]]);
    case 'crop': {
      const [images, height, width, channels] = x.shape;
      const [top, bottom] = step.rows;
      const [left, right] = step.columns;
      const size = [images, height - top - bottom, width - left - right, channels];
      return tf.slice(x, [0, top, left, 0], size);
    }
    case 'reshape':
      return tf.reshape(x, [x.shape[0], ...step.shape]);
    case 'add':
      return inputs.slice(1).reduce((sum, other) => tf.add(sum, other), inputs[0] as Tensor);
    case 'multiply':
      return inputs.slice(1).reduce((sum, other) => tf.mul(sum, other), inputs[0] as Tensor);
    case 'concat':
      return tf.concat([...inputs], -1);
  }
}

function convolve(
  tf: typeof TensorFlow,
  step: WeightedStep,
  x: Tensor4D,
  parameter: (name: string) => Tensor,
): Tensor {
  const { activation } = step;
  const fusable = isFused(activation);
  const fused = step.kind === 'conv' ? tf.fused.conv2d : tf.fused.depthwiseConv2d;
  const made = fused({
    x,
    filter: parameter(step.kernel) as Tensor4D,
    strides: [...step.strides],
    pad: step.padding,
    dilations: [...step.dilation],
    ...(step.bias === undefined ? {} : { bias: parameter(step.bias) }),
    activation: fusable ? activation : 'linear',
  });
  return fusable ? made : activate(tf, made, activation);
}
