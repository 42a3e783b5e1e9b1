import type { TensorInfo } from '@tensorflow/tfjs';
import type { Tf } from '../Tf.js';

/** The part of the wasm back end that our kernels use. */
export interface WasmBackend {
  readonly wasm: { readonly tfjs: { disposeData(id: number): void } };
  readonly dataIdMap: {
    get(dataId: object): { readonly id: number; readonly memoryOffset: number };
    delete(dataId: object): boolean;
  };
  makeOutput(shape: readonly number[], dtype: 'float32', memoryOffset?: number): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array;
  disposeData(dataId: object): boolean;
}

/**
 * Lends a part of a tensor as a tensor of its own, without a copy.
 *
 * XNNPACK keeps a packed copy of every right-hand matrix for as long as its tensor lives; that of a
 * view ends with the view, and a long-lived tensor's would double its memory.
 * @param from index of the part's first value
 */
export function withView<T>(
  backend: WasmBackend,
  tensor: TensorInfo,
  from: number,
  shape: readonly number[],
  use: (view: TensorInfo) => T,
): T {
  const { memoryOffset } = backend.dataIdMap.get(tensor.dataId);
  const bytes = Float32Array.BYTES_PER_ELEMENT;
  const view = backend.makeOutput(shape, 'float32', memoryOffset + from * bytes);
  try {
    return use(view);
  } finally {
    // Not disposeData of the back end, which would free the memory too.
    backend.wasm.tfjs.disposeData(backend.dataIdMap.get(view.dataId).id);
    backend.dataIdMap.delete(view.dataId);
  }
}

/** Lends a new tensor whose values `fill` writes. */
export function withScratch<T>(
  backend: WasmBackend,
  shape: readonly number[],
  fill: (values: Float32Array) => void,
  use: (scratch: TensorInfo) => T,
): T {
  const scratch = backend.makeOutput(shape, 'float32');
  try {
    fill(backend.typedArrayFromHeap(scratch));
    return use(scratch);
  } finally {
    backend.disposeData(scratch.dataId);
  }
}

/** Runs one of the back end's own kernels. */
export function runOwn(
  tf: Tf,
  backend: WasmBackend,
  name: string,
  inputs: Readonly<Record<string, TensorInfo>>,
  attrs: Parameters<ReturnType<Tf['getKernel']>['kernelFunc']>[0]['attrs'] & object,
): TensorInfo {
  return tf.getKernel(name, 'wasm').kernelFunc({ inputs, attrs, backend }) as TensorInfo;
}

/** a · b by XNNPACK, which takes both as they lie, never transposed. */
export function matMul(tf: Tf, backend: WasmBackend, a: TensorInfo, b: TensorInfo): TensorInfo {
  const attrs = { transposeA: false, transposeB: false };
  return runOwn(tf, backend, 'BatchMatMul', { a, b }, attrs);
}
