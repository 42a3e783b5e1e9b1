import type { backend_util, TensorInfo } from '@tensorflow/tfjs';
import { convInfo, type ConvAttributes } from '../ConvAttributes.js';
import { defineKernel } from '../defineKernel.js';
import type { Tf } from '../Tf.js';
import { flippedPadding } from './flippedPadding.js';
import { matMul, runOwn, withScratch, withView, type WasmBackend } from './heap.js';
import { isPointwise, scatterPatches, sliceLines } from './patches.js';
import { transposeInto } from './transposeInto.js';

interface Inputs {
  readonly dy: TensorInfo;
  readonly filter: TensorInfo;
}

interface Attributes extends ConvAttributes {
  readonly inputShape: readonly [number, number, number, number];
}

/** A convolution's gradient by its input, in place of the back end's unvectorised loop. */
export function registerConv2DBackpropInput(tf: Tf): void {
  defineKernel<Inputs, Attributes, WasmBackend>(tf, 'wasm', 'Conv2DBackpropInput', (call) => {
    const { inputs, attrs, backend } = call;
    const info = convInfo(tf, attrs, attrs.inputShape, inputs.filter.shape, false);
    if (isPointwise(info)) return asProduct(tf, backend, inputs, info);
    const pad = flippedPadding(info);
    return pad === undefined
      ? asPatches(tf, backend, inputs, info)
      : asConvolution(tf, backend, inputs, info, pad);
  });
}

type Way = (
  tf: Tf,
  backend: WasmBackend,
  inputs: Inputs,
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

/** A convolution of dy with the filter turned by 180°, its channels swapped. */
function asConvolution(
  tf: Tf,
  backend: WasmBackend,
  { dy, filter }: Inputs,
  info: backend_util.Conv2DInfo,
  pad: backend_util.ExplicitPadding,
): TensorInfo {
  const { inChannels, outChannels, filterHeight, filterWidth } = info;
  const taps = filterHeight * filterWidth;
  const size = inChannels * outChannels;
  return withScratch(
    backend,
    [filterHeight, filterWidth, outChannels, inChannels],
    (turned) => {
      const values = backend.typedArrayFromHeap(filter);
      for (let tap = 0; tap < taps; tap++) {
        const own = values.subarray((taps - 1 - tap) * size, (taps - tap) * size);
        transposeInto(turned.subarray(tap * size), own, inChannels, outChannels);
      }
    },
    (turned) =>
      runOwn(
        tf,
        backend,
        'Conv2D',
        { x: dy, filter: turned },
        {
          strides: [1, 1],
          pad,
          dilations: [info.dilationHeight, info.dilationWidth],
          dataFormat: 'NHWC',
        },
      ),
  );
}

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
