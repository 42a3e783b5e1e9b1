import type { TensorInfo } from '@tensorflow/tfjs';
import { defineKernel } from '../defineKernel.js';
import type { PoolAttributes } from '../PoolAttributes.js';
import { tensorArrays } from '../TensorArrays.js';
import type { Tf } from '../Tf.js';
import { visitWindows } from '../visitWindows.js';

interface Inputs {
  readonly dy: TensorInfo;
  readonly input: TensorInfo;
}

/**
 * Max pooling's gradient, to the first of equal maxima as TensorFlow and tfjs cpu have it.
 *
 * The one of wasm goes to the last of them, and astray where no value is above zero.
 */
export function registerMaxPoolGrad(tf: Tf): void {
  defineKernel<Inputs, PoolAttributes, unknown>(tf, 'wasm', 'MaxPoolGrad', (call) => {
    const { dy, input } = call.inputs;
    const { filterSize, strides, pad } = call.attrs;
    const arrays = tensorArrays('wasm', call.backend);
    const shape = input.shape as [number, number, number, number];
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad);
    const output = arrays.output(shape);
    const [dx, dyValues, x] = [output, dy, input].map(arrays.values) as Triple;
    dx.fill(0);
    const { inChannels: channels } = info;
    const largest = new Float32Array(channels);
    const places = new Int32Array(channels);
    visitWindows(info, ({ output: from, cells }) => {
      largest.fill(-Infinity);
      for (const at of cells) {
        for (let c = 0; c < channels; c++) {
          if ((x[at + c] as number) > (largest[c] as number)) {
            largest[c] = x[at + c] as number;
            places[c] = at + c;
          }
        }
      }
      for (let c = 0; c < channels; c++) {
        const place = places[c] as number;
        dx[place] = (dx[place] as number) + (dyValues[from + c] as number);
      }
    });
    return output;
  });
}

type Triple = [Float32Array, Float32Array, Float32Array];
