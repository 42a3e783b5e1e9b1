import { describe, expect, test } from 'vitest';
import { parseCpuFeatures } from '../../../../adapters/tensor/engines/cpuFeatures.js';

const cpuinfo = (flags: string): string =>
  `processor\t: 0\nmodel name\t: A CPU\nflags\t\t: ${flags}\nbogomips\t: 5\n\nprocessor\t: 1\n`;

describe('parseCpuFeatures', () => {
  test('names the instruction sets that kernels choose between', () => {
    expect(parseCpuFeatures(cpuinfo('fpu fma sse4_2 avx avx2 avx512f'))).toEqual([
      'AVX512F',
      'AVX2',
      'FMA',
    ]);
  });

  test('takes no part of a word for one', () => {
    expect(parseCpuFeatures(cpuinfo('avx512fp16 fma4 avx'))).toEqual([]);
  });

  test('names none where the text has no flags', () => {
    expect(parseCpuFeatures('')).toEqual([]);
  });
});
