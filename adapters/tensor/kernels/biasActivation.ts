import type { Tensor, Tensor1D, Tensor4D, TensorInfo } from '@tensorflow/tfjs';
import { channelSum } from './channelSum.js';
import { defineKernel } from './defineKernel.js';
import type { FusedActivation } from './fusedActivation.js';
import { bitsOf, bitsOfSix } from './floatBits.js';
import { runOp, type NodeBackend } from './NodeBackend.js';
import { reluGrad } from './reluGrad.js';
import { tensorArrays } from './TensorArrays.js';
import type { ArrayEngine, EngineName, Tf } from './Tf.js';

// Two kernels, since which tensors the gradient needs is fixed by the kernel's name.
const linearName = 'FoldcamBias';
const reluName = 'FoldcamBiasRelu';

interface Inputs {
  readonly x: TensorInfo;
  readonly bias: TensorInfo;
}

interface Attributes {
  readonly activation: FusedActivation;
}

/**
 * activation(x + bias), bias by channel; `registerKernels` must have been called.
 *
 * The gradient keeps the output alone, and nothing where the activation is linear.
 * @param x images × height × width × channels
 */
export function biasActivation(
  tf: Tf,
  x: Tensor4D,
  bias: Tensor1D,
  activation: FusedActivation,
): Tensor4D {
  const name = activation === 'linear' ? linearName : reluName;
  return tf.engine().runKernel(name, { x, bias }, { activation });
}

export function registerBiasActivation(tf: Tf, engine: EngineName): void {
  for (const name of [linearName, reluName]) {
    if (engine === 'tensorflow') {
      defineKernel<Inputs, Attributes, NodeBackend>(tf, engine, name, onTensorFlow);
    } else {
      defineKernel<Inputs, Attributes, unknown>(tf, engine, name, (call) =>
        onArrays(engine, call.inputs, call.attrs.activation, call.backend),
      );
    }
  }
  tf.registerGradient({
    kernelName: linearName,
    gradFunc: (dy) => ({
      x: () => (dy as Tensor).clone(),
      bias: () => channelSum(tf, dy as Tensor),
    }),
  });
  tf.registerGradient({
    kernelName: reluName,
    outputsToSave: [true],
    gradFunc: (dy, [y], attrs) => {
      // Both gradients need it; x's is asked for first and stays until the pass is over.
      let kept: Tensor | undefined;
      const masked = () => {
        if (kept === undefined || kept.isDisposed) {
          kept = reluGrad(tf, dy as Tensor, y as Tensor, attrs['activation'] as 'relu' | 'relu6');
        }
        return kept;
      };
      return { x: masked, bias: () => channelSum(tf, masked()) };
    },
  });
}

function onTensorFlow(call: {
  readonly inputs: Inputs;
  readonly attrs: Attributes;
  readonly backend: NodeBackend;
}): TensorInfo {
  const { x, bias } = call.inputs;
  const { activation } = call.attrs;
  const sum = runOp(call.backend, 'BiasAdd', [x, bias], { data_format: 'NHWC' });
  if (activation === 'linear') return sum;
  const output = runOp(call.backend, activation === 'relu' ? 'Relu' : 'Relu6', [sum]);
  sum.dispose();
  return output;
}

function onArrays(
  engine: ArrayEngine,
  inputs: Inputs,
  activation: FusedActivation,
  backend: unknown,
): TensorInfo {
  const arrays = tensorArrays(engine, backend);
  const output = arrays.output(inputs.x.shape);
  const [y, x, bias] = [output, inputs.x, inputs.bias].map(arrays.values) as Triple;
  const bits = bitsOf(y);
  // Masks that leave the bits as they are, or cut off what is below zero and what is above six.
  const below = activation === 'linear' ? 0 : -1;
  const above = activation === 'relu6' ? -1 : 0;
  const channels = bias.length;
  for (let at = 0; at < y.length; at += channels) {
    for (let c = 0; c < channels; c++) {
      y[at + c] = (x[at + c] as number) + (bias[c] as number);
      let sum = bits[at + c] as number;
      sum &= ~((sum >> 31) & below);
      const excess = sum - bitsOfSix;
      bits[at + c] = sum - (excess & ~(excess >> 31) & above);
    }
  }
  return output;
}

type Triple = [Float32Array, Float32Array, Float32Array];
