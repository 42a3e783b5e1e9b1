import type * as TensorFlow from '@tensorflow/tfjs';
import { biasActivation } from '../kernels/biasActivation.js';
import { isFused } from '../kernels/fusedActivation.js';
import { scaleShift } from '../kernels/scaleShift.js';
import { activate } from './activate.js';
import { runPlainStep, runStep } from './runStep.js';
import type { Step, WeightedStep } from './Step.js';

type Tensor = TensorFlow.Tensor;
type Tensor4D = TensorFlow.Tensor4D;

/** Computes one step so that gradients flow at one operation each. */
export function runTrainingStep(
  tf: typeof TensorFlow,
  step: Step,
  inputs: readonly Tensor[],
  parameter: (name: string) => Tensor,
): Tensor {
  switch (step.kind) {
    case 'conv':
    case 'depthwise':
      return convolve(tf, step, inputs[0] as Tensor4D, parameter);
    case 'affine': {
      const vector = (name: string) => parameter(name) as TensorFlow.Tensor1D;
      const scaled = scaleShift(tf, inputs[0] as Tensor4D, vector(step.scale), vector(step.shift));
      return activate(tf, scaled, step.activation);
    }
    case 'dense':
      return runStep(tf, step, inputs, parameter);
    default:
      return runPlainStep(tf, step, inputs);
  }
}

function convolve(
  tf: typeof TensorFlow,
  step: WeightedStep,
  x: Tensor4D,
  parameter: (name: string) => Tensor,
): Tensor {
  const { activation, padding } = step;
  const kernel = parameter(step.kernel) as Tensor4D;
  const strides: [number, number] = [...step.strides];
  const dilation: [number, number] = [...step.dilation];
  const made =
    step.kind === 'conv'
      ? tf.conv2d(x, kernel, strides, padding, 'NHWC', dilation)
      : tf.depthwiseConv2d(x, kernel, strides, padding, 'NHWC', dilation);
  const bias = step.bias === undefined ? undefined : (parameter(step.bias) as TensorFlow.Tensor1D);
  if (!bias) return activate(tf, made, activation);
  if (isFused(activation)) return biasActivation(tf, made, bias, activation);
  return activate(tf, biasActivation(tf, made, bias, 'linear'), activation);
}
