import type { TensorInfo } from '@tensorflow/tfjs';
import { defineKernel } from '../defineKernel.js';
import { tensorArrays } from '../TensorArrays.js';
import type { Tf } from '../Tf.js';

interface Inputs {
  readonly x: TensorInfo;
  readonly segmentIds: TensorInfo;
}

interface Attributes {
  readonly numSegments: number;
}

/** Sums the rows of x by segment; rows of no segment (a negative id) are left out. */
export function registerUnsortedSegmentSum(tf: Tf): void {
  defineKernel<Inputs, Attributes, unknown>(tf, 'wasm', 'UnsortedSegmentSum', (call) => {
    const { x, segmentIds } = call.inputs;
    const { numSegments } = call.attrs;
    const arrays = tensorArrays('wasm', call.backend);
    const rest = x.shape.slice(segmentIds.shape.length);
    const size = tf.util.sizeFromShape(rest);
    const output = arrays.output([numSegments, ...rest]);
    const [sums, values, ids] = [output, x, segmentIds].map(arrays.values) as Triple;
    sums.fill(0);
    for (let row = 0; row < ids.length; row++) {
      const id = ids[row] as number;
      if (id < 0 || id >= numSegments) continue;
      for (let i = 0; i < size; i++) {
        sums[id * size + i] = (sums[id * size + i] as number) + (values[row * size + i] as number);
      }
    }
    return output;
  });
}

type Triple = [Float32Array, Float32Array, Float32Array];
