import type { backend_util, TensorInfo } from '@tensorflow/tfjs';
import { convInfo, type ConvAttributes } from '../ConvAttributes.js';
import { defineKernel } from '../defineKernel.js';
import type { Tf } from '../Tf.js';
import { matMul, withScratch, withView, type WasmBackend } from './heap.js';
import { gatherPatches, isPointwise, sliceLines } from './patches.js';
import { transposeInto } from './transposeInto.js';

interface Inputs {
  readonly x: TensorInfo;
  readonly dy: TensorInfo;
}

interface Attributes extends ConvAttributes {
  readonly filterShape: readonly [number, number, number, number];
}

/**
 * A convolution's gradient by its filter: patchesᵀ · dy, a slice of the positions at a time.
 *
 * XNNPACK packs the right-hand matrix first, so the narrower of the two goes there.
 */
export function registerConv2DBackpropFilter(tf: Tf): void {
  defineKernel<Inputs, Attributes, WasmBackend>(tf, 'wasm', 'Conv2DBackpropFilter', (call) => {
    const { inputs, attrs, backend } = call;
    const info = convInfo(tf, attrs, inputs.x.shape, attrs.filterShape, false);
    const rows = info.filterHeight * info.filterWidth * info.inChannels;
    const swapped = isPointwise(info) && rows < info.outChannels;
    const sums = new Float64Array(rows * info.outChannels);
    const products = swapped ? byInput(tf, backend, inputs, info) : byDy(tf, backend, inputs, info);
    for (const product of products) {
      const values = backend.typedArrayFromHeap(product);
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (values[i] as number);
      backend.disposeData(product.dataId);
    }
    const output = backend.makeOutput(attrs.filterShape, 'float32');
    const gradient = backend.typedArrayFromHeap(output);
    if (swapped) transposeInto(gradient, Float32Array.from(sums), info.outChannels, rows);
    else gradient.set(sums);
    return output;
  });
}

/** patchesᵀ · dy of each slice. */
function* byDy(
  tf: Tf,
  backend: WasmBackend,
  { x, dy }: Inputs,
  info: backend_util.Conv2DInfo,
): Generator<TensorInfo> {
  const { outChannels, outWidth } = info;
  const rows = info.filterHeight * info.filterWidth * info.inChannels;
  for (const lines of sliceLines(info)) {
    const positions = (lines.end - lines.first) * outWidth;
    yield withScratch(
      backend,
      [rows, positions],
      (patches) => {
        const values = backend.typedArrayFromHeap(x);
        if (isPointwise(info)) {
          const [from, to] = [lines.first, lines.end].map((line) => line * outWidth * rows);
          transposeInto(patches, values.subarray(from, to), positions, rows);
        } else gatherPatches(patches, values, info, lines);
      },
      (patches) =>
        withView(
          backend,
          dy,
          lines.first * outWidth * outChannels,
          [positions, outChannels],
          (own) => matMul(tf, backend, patches, own),
        ),
    );
  }
}

/** dyᵀ · x of each slice: the gradient transposed. */
function* byInput(
  tf: Tf,
  backend: WasmBackend,
  { x, dy }: Inputs,
  info: backend_util.Conv2DInfo,
): Generator<TensorInfo> {
  const { inChannels, outChannels, outWidth } = info;
  for (const { first, end } of sliceLines(info)) {
    const positions = (end - first) * outWidth;
    const [from, to] = [first, end].map((line) => line * outWidth * outChannels);
    yield withScratch(
      backend,
      [outChannels, positions],
      (dyTransposed) => {
        const own = backend.typedArrayFromHeap(dy).subarray(from, to);
        transposeInto(dyTransposed, own, positions, outChannels);
      },
      (dyTransposed) =>
        withView(backend, x, first * outWidth * inChannels, [positions, inChannels], (own) =>
          matMul(tf, backend, dyTransposed, own),
        ),
    );
  }
}
