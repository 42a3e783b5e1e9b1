import type { backend_util, TensorInfo } from '@tensorflow/tfjs';
import { convInfo } from '../ConvAttributes.js';
import { defineKernel } from '../defineKernel.js';
import type { Tf } from '../Tf.js';
import { flippedPadding } from './flippedPadding.js';
import type { WasmBackend } from './heap.js';
import { columnsInside, visitRows } from './patches.js';
import {
  turnedConvolution,
  type BackpropInputAttributes,
  type BackpropInputs,
} from './turnedConvolution.js';

/** A depthwise convolution's gradient by its input. */
export function registerDepthwiseBackpropInput(tf: Tf): void {
  const name = 'DepthwiseConv2dNativeBackpropInput';
  defineKernel<BackpropInputs, BackpropInputAttributes, WasmBackend>(tf, 'wasm', name, (call) => {
    const { inputs, attrs, backend } = call;
    const info = convInfo(tf, attrs, attrs.inputShape, inputs.filter.shape, true);
    const pad = info.outChannels === info.inChannels ? flippedPadding(info) : undefined;
    if (pad === undefined) return asLoop(backend, inputs, info);
    return turnedConvolution(tf, backend, inputs, info, {
      kernel: 'DepthwiseConv2dNative',
      pad,
      shape: inputs.filter.shape,
      place: (target, tap) => target.set(tap),
    });
  });
}

function asLoop(
  backend: WasmBackend,
  inputs: BackpropInputs,
  info: backend_util.Conv2DInfo,
): TensorInfo {
  const output = backend.makeOutput(info.inShape, 'float32');
  const [dx, dy, filter] = [output, inputs.dy, inputs.filter].map((tensor) =>
    backend.typedArrayFromHeap(tensor),
  ) as [Float32Array, Float32Array, Float32Array];
  dx.fill(0);
  const { inChannels, outChannels, outWidth, filterWidth } = info;
  const multiplier = outChannels / inChannels;
  visitRows(info, { first: 0, end: info.batchSize * info.outHeight }, (i, line, at) => {
    if (at < 0) return;
    for (let j = 0; j < filterWidth; j++) {
      const tap = (i * filterWidth + j) * outChannels;
      const [first, end] = columnsInside(info, j);
      const target = at + (j * info.dilationWidth - info.padInfo.left) * inChannels;
      for (let column = first; column < end; column++) {
        const to = target + column * info.strideWidth * inChannels;
        const from = (line * outWidth + column) * outChannels;
        if (multiplier === 1) {
          for (let c = 0; c < inChannels; c++) {
            const product = (dy[from + c] as number) * (filter[tap + c] as number);
            dx[to + c] = (dx[to + c] as number) + product;
          }
          continue;
        }
        for (let c = 0; c < inChannels; c++) {
          let sum = dx[to + c] as number;
          for (let m = c * multiplier; m < (c + 1) * multiplier; m++) {
            sum += (dy[from + m] as number) * (filter[tap + m] as number);
          }
          dx[to + c] = sum;
        }
      }
    }
  });
  return output;
}
