import { describe, expect, test } from 'vitest';
import { holm } from '../../../core/metrics/holm.js';
import vectors from '../../oracle/vectors/statistics.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('holm', () => {
  test('agrees with statsmodels', () => {
    expectClose(holm(vectors.holm.values), vectors.holm.adjusted, 1e-15);
  });

  test('multiplies the least by all, the next by one fewer, and never falls', () => {
    // 3 · 0.01; 2 · 0.02; 1 · 0.03 is raised to what stands before it.
    expectClose(holm([0.03, 0.01, 0.02]), [0.04, 0.03, 0.04], 1e-15);
  });

  test('is at most 1', () => {
    expect(holm([0.6, 0.7])).toEqual([1, 1]);
  });

  test('does not count what is no test', () => {
    expect(holm([0.02, NaN, 0.5])).toEqual([0.04, NaN, 0.5]);
    expect(holm([])).toEqual([]);
  });
});
