import type { TensorInfo } from '@tensorflow/tfjs';
import { defineKernel } from './defineKernel.js';
import type { PoolAttributes } from './PoolAttributes.js';
import { tensorArrays } from './TensorArrays.js';
import type { ArrayEngine, Tf } from './Tf.js';

interface Inputs {
  readonly dy: TensorInfo;
  readonly input: TensorInfo;
}

/** Average pooling's gradient: tfjs divides by the whole window where padding is left out of the mean. */
export function registerAvgPoolGrad(tf: Tf, engine: ArrayEngine): void {
  defineKernel<Inputs, PoolAttributes, unknown>(tf, engine, 'AvgPoolGrad', (call) => {
    const { dy, input } = call.inputs;
    const { filterSize, strides, pad } = call.attrs;
    const arrays = tensorArrays(engine, call.backend);
    const shape = input.shape as [number, number, number, number];
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad);
    const output = arrays.output(shape);
    const [dx, dyValues] = [arrays.values(output), arrays.values(dy)];
    dx.fill(0);
    const { inHeight, inWidth, outHeight, outWidth, inChannels: channels } = info;
    for (let n = 0; n < info.batchSize; n++) {
      for (let row = 0; row < outHeight; row++) {
        const top = row * info.strideHeight - info.padInfo.top;
        const [firstRow, endRow] = [Math.max(0, top), Math.min(inHeight, top + info.filterHeight)];
        for (let column = 0; column < outWidth; column++) {
          const left = column * info.strideWidth - info.padInfo.left;
          const first = Math.max(0, left);
          const end = Math.min(inWidth, left + info.filterWidth);
          const share = 1 / ((endRow - firstRow) * (end - first));
          const from = ((n * outHeight + row) * outWidth + column) * channels;
          for (let h = firstRow; h < endRow; h++) {
            for (let w = first; w < end; w++) {
              const to = ((n * inHeight + h) * inWidth + w) * channels;
              for (let c = 0; c < channels; c++) {
                dx[to + c] = (dx[to + c] as number) + share * (dyValues[from + c] as number);
              }
            }
          }
        }
      }
    }
    return output;
  });
}
