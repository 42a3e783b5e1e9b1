import type { Tensor, Tensor1D, Tensor4D, TensorInfo } from '@tensorflow/tfjs';
import { channelSum } from './channelSum.js';
import { defineKernel } from './defineKernel.js';
import { runOp, type NodeBackend } from './NodeBackend.js';
import { tensorArrays } from './TensorArrays.js';
import type { EngineName, Tf } from './Tf.js';

// Two kernels: only a scale that is trained needs x for its gradient.
const trainedName = 'FoldcamScaleShift';
const fixedName = 'FoldcamFixedScaleShift';

interface Inputs {
  readonly x: TensorInfo;
  readonly scale: TensorInfo;
  readonly shift: TensorInfo;
}

/**
 * x · scale + shift by channel: batch norm in inference mode; `registerKernels` must have been called.
 *
 * A scale that is a trainable variable has a gradient and keeps x for it; any other has none.
 * @param x images × height × width × channels
 */
export function scaleShift(tf: Tf, x: Tensor4D, scale: Tensor1D, shift: Tensor1D): Tensor4D {
  const trained = scale instanceof tf.Variable && scale.trainable;
  return tf.engine().runKernel(trained ? trainedName : fixedName, { x, scale, shift });
}

export function registerScaleShift(tf: Tf, engine: EngineName): void {
  for (const name of [trainedName, fixedName]) {
    if (engine === 'tensorflow') {
      defineKernel<Inputs, unknown, NodeBackend>(tf, engine, name, ({ inputs, backend }) => {
        const scaled = runOp(backend, 'Mul', [inputs.x, inputs.scale]);
        const output = runOp(backend, 'BiasAdd', [scaled, inputs.shift], { data_format: 'NHWC' });
        scaled.dispose();
        return output;
      });
    } else {
      defineKernel<Inputs, unknown, unknown>(tf, engine, name, ({ inputs, backend }) => {
        const arrays = tensorArrays(engine, backend);
        const output = arrays.output(inputs.x.shape);
        const [y, x, scale, shift] = [output, inputs.x, inputs.scale, inputs.shift].map(
          arrays.values,
        ) as [Float32Array, Float32Array, Float32Array, Float32Array];
        for (let at = 0; at < y.length; at += scale.length) {
          for (let c = 0; c < scale.length; c++) {
            y[at + c] = (x[at + c] as number) * (scale[c] as number) + (shift[c] as number);
          }
        }
        return output;
      });
    }
  }
  tf.registerGradient({
    kernelName: fixedName,
    inputsToSave: ['scale'],
    gradFunc: (dy, [scale]) => ({
      x: () => (dy as Tensor).mul(scale as Tensor),
      shift: () => channelSum(tf, dy as Tensor),
    }),
  });
  tf.registerGradient({
    kernelName: trainedName,
    inputsToSave: ['scale', 'x'],
    gradFunc: (dy, [scale, x]) => ({
      x: () => (dy as Tensor).mul(scale as Tensor),
      scale: () => channelSum(tf, (dy as Tensor).mul(x as Tensor)),
      shift: () => channelSum(tf, dy as Tensor),
    }),
  });
}
