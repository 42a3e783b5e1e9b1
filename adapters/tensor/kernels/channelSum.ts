import type { Tensor, Tensor1D, TensorInfo } from '@tensorflow/tfjs';
import { defineKernel } from './defineKernel.js';
import { runOp, type NodeBackend } from './NodeBackend.js';
import { tensorArrays } from './TensorArrays.js';
import type { EngineName, Tf } from './Tf.js';

const name = 'FoldcamChannelSum';

interface Inputs {
  readonly x: TensorInfo;
}

/** The sum over all but the last axis, in double precision where a loop of ours does it. */
export function channelSum(tf: Tf, x: Tensor): Tensor1D {
  return tf.engine().runKernel(name, { x });
}

export function registerChannelSum(tf: Tf, engine: EngineName): void {
  if (engine === 'tensorflow') {
    defineKernel<Inputs, unknown, NodeBackend>(tf, engine, name, ({ inputs, backend }) =>
      runOp(backend, 'BiasAddGrad', [inputs.x], { data_format: 'NHWC' }),
    );
  } else {
    defineKernel<Inputs, unknown, unknown>(tf, engine, name, ({ inputs, backend }) => {
      const arrays = tensorArrays(engine, backend);
      const channels = inputs.x.shape.at(-1) ?? 1;
      const output = arrays.output([channels]);
      const x = arrays.values(inputs.x);
      arrays.values(output).set(sumRows(x, channels));
      return output;
    });
  }
}

// Four columns at a time, which leaves the sums in registers; blocks of rows that stay in the cache.
function sumRows(x: Float32Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  const block = 64 * columns;
  for (let start = 0; start < x.length; start += block) {
    const end = Math.min(x.length, start + block);
    let c = 0;
    for (; c + 4 <= columns; c += 4) {
      let [a, b, d, e] = [0, 0, 0, 0];
      for (let at = start + c; at < end; at += columns) {
        a += x[at] as number;
        b += x[at + 1] as number;
        d += x[at + 2] as number;
        e += x[at + 3] as number;
      }
      sums[c] = (sums[c] as number) + a;
      sums[c + 1] = (sums[c + 1] as number) + b;
      sums[c + 2] = (sums[c + 2] as number) + d;
      sums[c + 3] = (sums[c + 3] as number) + e;
    }
    for (; c < columns; c++) {
      for (let at = start + c; at < end; at += columns) {
        sums[c] = (sums[c] as number) + (x[at] as number);
      }
    }
  }
  return sums;
}
