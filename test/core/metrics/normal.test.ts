import { describe, expect, test } from 'vitest';
import { normalTwoSided, z975 } from '../../../core/metrics/normal.js';
import vectors from '../../oracle/vectors/statistics.json' with { type: 'json' };

describe('normalTwoSided', () => {
  test.each(vectors.normal)('agrees with SciPy at $z, far out in the tail too', ({ z, p }) => {
    expect(normalTwoSided(z) / p).toBeCloseTo(1, 11);
  });

  test('leaves one in twenty beyond the 97.5 % quantile', () => {
    expect(normalTwoSided(z975)).toBeCloseTo(0.05, 14);
  });

  test('is 0 at infinity and not a number for what is none', () => {
    expect(normalTwoSided(-Infinity)).toBe(0);
    expect(normalTwoSided(NaN)).toBeNaN();
  });
});
