import { describe, expect, test } from 'vitest';
import { describeEngine } from '../../../../adapters/tensor/engines/describeEngine.js';

const tensorflow = {
  name: 'tensorflow',
  tfjs: '4.22.0',
  library: { version: '2.18.1', origin: '/somewhere', build: 'gpu' },
  cpuFeatures: ['AVX2', 'FMA'],
  threads: 8,
} as const;

describe('describeEngine', () => {
  test.each([
    [
      { name: 'wasm', tfjs: '4.22.0', cpuFeatures: ['SIMD'], threads: 1 } as const,
      'wasm (tfjs 4.22.0, SIMD, 1 thread)',
    ],
    [
      { name: 'cpu', tfjs: '4.22.0', cpuFeatures: [], threads: 1 } as const,
      'cpu (tfjs 4.22.0, no SIMD, 1 thread)',
    ],
    [tensorflow, 'tensorflow 2.18.1 (tfjs 4.22.0, CPU, AVX2 FMA, 8 threads)'],
    [
      {
        ...tensorflow,
        gpu: { name: 'NVIDIA T4', memoryMiB: 15360, capability: '7.5', driver: '550.54.15' },
      },
      'tensorflow 2.18.1 (tfjs 4.22.0, GPU NVIDIA T4, 15360 MiB, compute capability 7.5, ' +
        'driver 550.54.15, AVX2 FMA, 8 threads)',
    ],
    [
      { ...tensorflow, gpu: { name: 'unknown GPU' } },
      'tensorflow 2.18.1 (tfjs 4.22.0, GPU unknown GPU, AVX2 FMA, 8 threads)',
    ],
  ])('tells what an engine is made of, %#', (facts, line) => {
    expect(describeEngine(facts)).toBe(line);
  });
});
