import type { TensorInfo } from '@tensorflow/tfjs';
import { convInfo, type ConvAttributes } from '../ConvAttributes.js';
import { defineKernel } from '../defineKernel.js';
import type { Tf } from '../Tf.js';
import type { WasmBackend } from './heap.js';
import { columnsInside, visitRows } from './patches.js';

interface Inputs {
  readonly x: TensorInfo;
  readonly dy: TensorInfo;
}

interface Attributes extends ConvAttributes {
  readonly filterShape: readonly [number, number, number, number];
}

/** A depthwise convolution's gradient by its filter, summed in double precision. */
export function registerDepthwiseBackpropFilter(tf: Tf): void {
  const name = 'DepthwiseConv2dNativeBackpropFilter';
  defineKernel<Inputs, Attributes, WasmBackend>(tf, 'wasm', name, ({ inputs, attrs, backend }) => {
    const info = convInfo(tf, attrs, inputs.x.shape, attrs.filterShape, true);
    const output = backend.makeOutput(attrs.filterShape, 'float32');
    const [x, dy] = [inputs.x, inputs.dy].map((t) => backend.typedArrayFromHeap(t)) as Pair;
    const { inChannels, outChannels, outWidth, filterWidth } = info;
    const multiplier = outChannels / inChannels;
    const sums = new Float64Array(info.filterHeight * filterWidth * outChannels);
    visitRows(info, { first: 0, end: info.batchSize * info.outHeight }, (i, line, at) => {
      if (at < 0) return;
      for (let j = 0; j < filterWidth; j++) {
        const sum = (i * filterWidth + j) * outChannels;
        const [first, end] = columnsInside(info, j);
        const source = at + (j * info.dilationWidth - info.padInfo.left) * inChannels;
        const from = source + first * info.strideWidth * inChannels;
        const dyFrom = (line * outWidth + first) * outChannels;
        if (multiplier === 1) {
          addProducts(
            sums,
            sum,
            x,
            from,
            info.strideWidth * inChannels,
            dy,
            dyFrom,
            inChannels,
            end - first,
          );
          continue;
        }
        for (let column = 0; column < end - first; column++) {
          const xAt = from + column * info.strideWidth * inChannels;
          for (let c = 0; c < outChannels; c++) {
            const value = x[xAt + Math.floor(c / multiplier)] as number;
            const own = dy[dyFrom + column * outChannels + c] as number;
            sums[sum + c] = (sums[sum + c] as number) + value * own;
          }
        }
      }
    });
    backend.typedArrayFromHeap(output).set(sums);
    return output;
  });
}

type Pair = [Float32Array, Float32Array];

// Four channels at a time, which leaves their sums in registers.
function addProducts(
  sums: Float64Array,
  sum: number,
  x: Float32Array,
  xFrom: number,
  xStep: number,
  dy: Float32Array,
  dyFrom: number,
  channels: number,
  columns: number,
): void {
  let c = 0;
  for (; c + 4 <= channels; c += 4) {
    let [a, b, d, e] = [0, 0, 0, 0];
    let xAt = xFrom + c;
    let dyAt = dyFrom + c;
    for (let column = 0; column < columns; column++) {
      a += (x[xAt] as number) * (dy[dyAt] as number);
      b += (x[xAt + 1] as number) * (dy[dyAt + 1] as number);
      d += (x[xAt + 2] as number) * (dy[dyAt + 2] as number);
      e += (x[xAt + 3] as number) * (dy[dyAt + 3] as number);
      xAt += xStep;
      dyAt += channels;
    }
    sums[sum + c] = (sums[sum + c] as number) + a;
    sums[sum + c + 1] = (sums[sum + c + 1] as number) + b;
    sums[sum + c + 2] = (sums[sum + c + 2] as number) + d;
    sums[sum + c + 3] = (sums[sum + c + 3] as number) + e;
  }
  for (; c < channels; c++) {
    let own = 0;
    for (let column = 0; column < columns; column++) {
      const value = x[xFrom + c + column * xStep] as number;
      own += value * (dy[dyFrom + c + column * channels] as number);
    }
    sums[sum + c] = (sums[sum + c] as number) + own;
  }
}
