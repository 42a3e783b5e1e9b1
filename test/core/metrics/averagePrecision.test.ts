import { describe, expect, test } from 'vitest';
import { averagePrecision } from '../../../core/metrics/averagePrecision.js';
import { rankScores } from '../../../core/metrics/rankScores.js';
import vectors from '../../oracle/vectors/metrics.json' with { type: 'json' };

describe('averagePrecision', () => {
  test.each(vectors.scored)('agrees with scikit-learn: $name', (vector) => {
    const ranking = rankScores(vector.scores, vector.positive);
    expect(averagePrecision(ranking, vector.weights ?? undefined)).toBeCloseTo(
      vector.average_precision,
      12,
    );
  });

  test('weighs the precision at each score by the recall gained there', () => {
    // From above: + (P 1, R 1/2), − (P 1/2), + (P 2/3, R 1): 1/2 · 1 + 1/2 · 2/3.
    const ranking = rankScores([0.9, 0.7, 0.3], [1, 0, 1]);
    expect(averagePrecision(ranking)).toBeCloseTo(5 / 6, 12);
  });

  test('is not a number without a positive', () => {
    expect(averagePrecision(rankScores([0.1, 0.2], [0, 0]))).toBeNaN();
    expect(averagePrecision(rankScores([0.1, 0.2], [1, 0]), [0, 2])).toBeNaN();
  });

  test('is the share of positives when everything scores alike', () => {
    expect(averagePrecision(rankScores([1, 1, 1, 1], [1, 0, 0, 0]))).toBe(0.25);
  });
});
