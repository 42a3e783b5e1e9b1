import type { backend_util, TensorInfo } from '@tensorflow/tfjs';
import { convInfo } from '../ConvAttributes.js';
import { defineKernel } from '../defineKernel.js';
import type { Tf } from '../Tf.js';
import { flippedPadding } from './flippedPadding.js';
import { matMul, withScratch, withView, type WasmBackend } from './heap.js';
import { isPointwise, scatterPatches, sliceLines } from './patches.js';
import { transposeInto } from './transposeInto.js';
import {
  turnedConvolution,
  type BackpropInputAttributes,
  type BackpropInputs,
} from './turnedConvolution.js';

/** A convolution's gradient by its input, in place of the back end's unvectorised loop. */
export function registerConv2DBackpropInput(tf: Tf): void {
  defineKernel<BackpropInputs, BackpropInputAttributes, WasmBackend>(
    tf,
    'wasm',
    'Conv2DBackpropInput',
    (call) => {
      const { inputs, attrs, backend } = call;
      const info = convInfo(tf, attrs, attrs.inputShape, inputs.filter.shape, false);
      if (isPointwise(info)) return asProduct(tf, backend, inputs, info);
      const pad = flippedPadding(info);
      if (pad === undefined) return asPatches(tf, backend, inputs, info);
      const { filterHeight, filterWidth, inChannels, outChannels } = info;
      return turnedConvolution(tf, backend, inputs, info, {
        kernel: 'Conv2D',
        pad,
        shape: [filterHeight, filterWidth, outChannels, inChannels],
        place: (target, tap) => transposeInto(target, tap, inChannels, outChannels),
      });
    },
  );
}

type Way = (
  tf: Tf,
  backend: WasmBackend,
  inputs: BackpropInputs,
  info: backend_util.Conv2DInfo,
) => TensorInfo;

/** dy · filterᵀ. */
const asProduct: Way = (tf, backend, { dy, filter }, info) =>
  withTransposed(backend, filter, info, (transposed) => {
    const positions = info.batchSize * info.outHeight * info.outWidth;
    const product = withView(backend, dy, 0, [positions, info.outChannels], (own) =>
      matMul(tf, backend, own, transposed),
    );
    return { ...product, shape: [...info.inShape] };
  });

/** dy · filterᵀ, a slice of the positions at a time, added where each patch came from. */
const asPatches: Way = (tf, backend, { dy, filter }, info) => {
  const output = backend.makeOutput(info.inShape, 'float32');
  backend.typedArrayFromHeap(output).fill(0);
  const { outChannels, outWidth } = info;
  withTransposed(backend, filter, info, (transposed) => {
    for (const lines of sliceLines(info)) {
      const shape = [(lines.end - lines.first) * outWidth, outChannels];
      const patches = withView(backend, dy, lines.first * outWidth * outChannels, shape, (own) =>
        matMul(tf, backend, own, transposed),
      );
      const values = backend.typedArrayFromHeap(patches);
      scatterPatches(backend.typedArrayFromHeap(output), values, info, lines);
      backend.disposeData(patches.dataId);
    }
  });
  return output;
};

function withTransposed<T>(
  backend: WasmBackend,
  filter: TensorInfo,
  info: backend_util.Conv2DInfo,
  use: (transposed: TensorInfo) => T,
): T {
  const rows = info.filterHeight * info.filterWidth * info.inChannels;
  return withScratch(
    backend,
    [info.outChannels, rows],
    (values) => transposeInto(values, backend.typedArrayFromHeap(filter), rows, info.outChannels),
    use,
  );
}
