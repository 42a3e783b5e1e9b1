import type { TensorInfo } from '@tensorflow/tfjs';
import type { ArrayEngine } from './Tf.js';

/** Float32 tensors as arrays, on a back end whose kernels we write as plain loops. */
export interface TensorArrays {
  /** A new tensor; on wasm its values are whatever was there before. */
  readonly output: (shape: readonly number[]) => TensorInfo;
  /**
   * The values where they lie, to read and to write.
   *
   * A new tensor may move the heap of wasm: make all of them first, take the values after.
   */
  readonly values: (tensor: TensorInfo) => Float32Array;
}

interface WasmBackend {
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array;
}

interface CpuBackend {
  makeTensorInfo(shape: readonly number[], dtype: 'float32', values: Float32Array): TensorInfo;
  readSync(dataId: object): Float32Array;
}

/** What a back end's object, as kernels get it, offers of that. */
export function tensorArrays(engine: ArrayEngine, backend: unknown): TensorArrays {
  if (engine === 'wasm') {
    const wasm = backend as WasmBackend;
    return {
      output: (shape) => wasm.makeOutput(shape, 'float32'),
      values: (tensor) => wasm.typedArrayFromHeap(tensor),
    };
  }
  const cpu = backend as CpuBackend;
  return {
    output: (shape) => {
      const values = new Float32Array(shape.reduce((size, side) => size * side, 1));
      return cpu.makeTensorInfo(shape, 'float32', values);
    },
    values: ({ dataId }) => cpu.readSync(dataId),
  };
}
