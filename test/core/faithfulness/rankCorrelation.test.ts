import { describe, expect, test } from 'vitest';
import { rankCorrelation } from '../../../core/faithfulness/rankCorrelation.js';
import vectors from '../../oracle/vectors/faithfulness.json' with { type: 'json' };

describe('rankCorrelation', () => {
  test.each(vectors.ranks)('agrees with SciPy to 1e-6: $name', ({ first, second, rank }) => {
    expect(Math.abs(rankCorrelation(first, second) - rank)).toBeLessThan(1e-6);
  });

  test('gives equal values the mean of their ranks', () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4, from 2.5: products 2.25 + 0 + 0 + 2.25, squares 4.5 and 5.
    expect(rankCorrelation([0, 7, 7, 9], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  test('knows no rank where all values are equal', () => {
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
  });
});
