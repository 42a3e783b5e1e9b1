import { describe, expect, test } from 'vitest';
import { percentileInterval, quantile } from '../../../core/metrics/percentileInterval.js';
import vectors from '../../oracle/vectors/metrics.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('percentileInterval', () => {
  test('takes the 2.5 % and 97.5 % quantiles, in whatever order', () => {
    // At 0.025 · 4 and at 0.975 · 4.
    expectClose(percentileInterval([3, 0, 4, 1, 2]) ?? [], [0.1, 3.9], 1e-12);
  });

  test('drops what is not a number, and gives up when most is not', () => {
    expect(percentileInterval([NaN, 7, 7, NaN])).toEqual([7, 7]);
    expect(percentileInterval([NaN, 7, NaN])).toBeUndefined();
    expect(percentileInterval([])).toBeUndefined();
  });
});

describe('quantile', () => {
  test.each(vectors.quantiles)('agrees with NumPy: $q of $values.length', (vector) => {
    expect(quantile(Float64Array.from(vector.values), vector.q)).toBeCloseTo(vector.quantile, 12);
  });
});
