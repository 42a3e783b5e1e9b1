import { describe, expect, test } from 'vitest';
import { binomialTail } from '../../../core/metrics/binomialTail.js';
import vectors from '../../oracle/vectors/statistics.json' with { type: 'json' };

describe('binomialTail', () => {
  test.each(vectors.binomial)('agrees with SciPy: at most $k of $n at $p', ({ k, n, p, tail }) => {
    const own = binomialTail(k, n, p);
    // (1 + 3000) / 2^3000 is no number of double precision: both have 0.
    if (tail === 0) expect(own).toBe(0);
    else expect(own / tail).toBeCloseTo(1, 10);
  });

  test('adds up the chances of a coin', () => {
    // (1 + 4 + 6) / 16
    expect(binomialTail(2, 4, 0.5)).toBeCloseTo(11 / 16, 14);
  });

  test('is nothing below no hit and all from every hit on', () => {
    expect(binomialTail(-1, 4, 0.5)).toBe(0);
    expect(binomialTail(4, 4, 0.5)).toBe(1);
    expect(binomialTail(0, 0, 0.5)).toBe(1);
  });
});
