import type { TensorInfo } from '@tensorflow/tfjs';
import { defineKernel } from './defineKernel.js';
import type { PoolAttributes } from './PoolAttributes.js';
import { tensorArrays } from './TensorArrays.js';
import type { ArrayEngine, Tf } from './Tf.js';
import { visitWindows } from './visitWindows.js';

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
    const { inChannels: channels } = info;
    visitWindows(info, ({ output: from, cells }) => {
      const share = 1 / cells.length;
      for (const to of cells) {
        for (let c = 0; c < channels; c++) {
          dx[to + c] = (dx[to + c] as number) + share * (dyValues[from + c] as number);
        }
      }
    });
    return output;
  });
}
