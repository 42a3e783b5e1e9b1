import { describe, expect, it } from 'vitest';
import { isOutOfMemory } from '../../../../adapters/tensor/memory/isOutOfMemory.js';

describe('isOutOfMemory', () => {
  it.each([
    // TensorFlow
    'OOM when allocating tensor with shape[64,112,112,96] and type float on /job:localhost',
    'Session fail to run with error: ResourceExhausted: failed to allocate memory [Op:FusedConv2D]',
    'RESOURCE_EXHAUSTED: Out of memory while trying to allocate 4294967296 bytes.',
    'Allocator (GPU_0_bfc) ran out of memory trying to allocate 2.20GiB',
    'Dst tensor is not initialized.',
    // CUDA, cuDNN, cuBLAS, the C++ library
    'failed to alloc 2147483648 bytes on host: CUDA_ERROR_OUT_OF_MEMORY',
    'cuDNN launch failure: CUDNN_STATUS_ALLOC_FAILED',
    'failed to create cublas handle: CUBLAS_STATUS_ALLOC_FAILED',
    'std::bad_alloc',
    // wasm and V8
    'Aborted(OOM). Build with -sASSERTIONS for more info.',
    'Cannot enlarge memory arrays to size 4294967296 bytes (OOM)',
    'WebAssembly.Memory.grow(): Maximum memory size exceeded',
    'memory access out of bounds',
    'Array buffer allocation failed',
  ])('sees it in `%s`', (message) => {
    expect(isOutOfMemory(new Error(message))).toBe(true);
  });

  it('sees it in what is thrown without being an error', () => {
    expect(isOutOfMemory('abort(OOM) at jsStackTrace')).toBe(true);
  });

  it.each([
    'Error in conv2d: depth of input (3) must match input depth for filter 4.',
    'Tensor is disposed.',
    'layer BLOOM_1 is not known',
    'unreachable',
  ])('does not see it in `%s`', (message) => {
    expect(isOutOfMemory(new Error(message))).toBe(false);
  });

  it('does not see it in nothing', () => {
    expect(isOutOfMemory(undefined)).toBe(false);
  });
});
