import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankScores } from '../../../core/metrics/rankScores.js';
import { rocAuc } from '../../../core/metrics/rocAuc.js';
import vectors from '../../oracle/vectors/metrics.json' with { type: 'json' };

const auc = (scores: number[], positive: number[], weights?: number[]): number =>
  rocAuc(rankScores(scores, positive), weights);

describe('rocAuc', () => {
  test.each(vectors.scored)('agrees with scikit-learn: $name', (vector) => {
    expect(auc(vector.scores, vector.positive, vector.weights ?? undefined)).toBeCloseTo(
      vector.roc_auc,
      12,
    );
  });

  test('counts a tie as half a win', () => {
    // Pairs (positive, negative): .5 > .2 wins, .5 = .5 is half: 1.5 of 2.
    expect(auc([0.5, 0.2, 0.5], [1, 0, 0])).toBe(0.75);
  });

  test('is not a number without both classes', () => {
    expect(auc([0.1, 0.2], [1, 1])).toBeNaN();
    expect(auc([0.1, 0.2], [0, 0])).toBeNaN();
    expect(auc([], [])).toBeNaN();
    // The only negative weighs nothing.
    expect(auc([0.1, 0.2], [0, 1], [0, 3])).toBeNaN();
  });

  test('ranks infinite scores like any other', () => {
    expect(auc([-Infinity, -Infinity, Infinity, Infinity], [0, 1, 1, 1])).toBeCloseTo(2.5 / 3, 12);
  });

  test('takes a weight for repeats of an item', () => {
    const item = fc.record({
      score: fc.integer({ min: 0, max: 5 }),
      positive: fc.integer({ min: 0, max: 1 }),
      weight: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), (items) => {
        const repeated = items.flatMap((one) => Array.from({ length: one.weight }, () => one));
        const weighted = auc(
          items.map((one) => one.score),
          items.map((one) => one.positive),
          items.map((one) => one.weight),
        );
        const plain = auc(
          repeated.map((one) => one.score),
          repeated.map((one) => one.positive),
        );
        expect(weighted).toBe(plain);
      }),
      { seed: 1 },
    );
  });
});
