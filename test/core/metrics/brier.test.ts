import { describe, expect, test } from 'vitest';
import { brier } from '../../../core/metrics/brier.js';
import vectors from '../../oracle/vectors/metrics.json' with { type: 'json' };

describe('brier', () => {
  test.each(vectors.scored)('agrees with scikit-learn: $name', (vector) => {
    const { scores, positive, weights } = vector;
    expect(brier(scores, positive, weights ?? undefined)).toBeCloseTo(vector.brier, 12);
  });

  test('is the mean squared distance from the outcome', () => {
    // (0.1² + 0.7² + 0²) / 3
    expect(brier([0.9, 0.7, 0], [1, 0, 0])).toBeCloseTo(0.5 / 3, 12);
  });

  test('is not a number over nothing', () => {
    expect(brier([], [])).toBeNaN();
    expect(brier([0.5], [1], [0])).toBeNaN();
  });
});
