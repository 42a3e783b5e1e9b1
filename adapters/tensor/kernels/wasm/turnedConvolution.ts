import type { backend_util, TensorInfo } from '@tensorflow/tfjs';
import type { ConvAttributes } from '../ConvAttributes.js';
import type { Tf } from '../Tf.js';
import { runOwn, withScratch, type WasmBackend } from './heap.js';

/** What tfjs tells a convolution's gradient by its input. */
export interface BackpropInputs {
  readonly dy: TensorInfo;
  readonly filter: TensorInfo;
}

export interface BackpropInputAttributes extends ConvAttributes {
  readonly inputShape: readonly [number, number, number, number];
}

export interface Turned {
  readonly kernel: 'Conv2D' | 'DepthwiseConv2dNative';
  readonly pad: backend_util.ExplicitPadding;
  /** Of the turned filter. */
  readonly shape: readonly number[];
  /** Writes one of the filter's taps to where it goes. */
  readonly place: (target: Float32Array, tap: Float32Array) => void;
}

/** A convolution of dy with the filter turned by 180°. */
export function turnedConvolution(
  tf: Tf,
  backend: WasmBackend,
  { dy, filter }: BackpropInputs,
  info: backend_util.Conv2DInfo,
  { kernel, pad, shape, place }: Turned,
): TensorInfo {
  const taps = info.filterHeight * info.filterWidth;
  return withScratch(
    backend,
    shape,
    (turned) => {
      const values = backend.typedArrayFromHeap(filter);
      const size = values.length / taps;
      for (let tap = 0; tap < taps; tap++) {
        const own = values.subarray((taps - 1 - tap) * size, (taps - tap) * size);
        place(turned.subarray(tap * size), own);
      }
    },
    (turned) =>
      runOwn(
        tf,
        backend,
        kernel,
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
