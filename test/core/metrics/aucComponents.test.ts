import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aucComponents } from '../../../core/metrics/aucComponents.js';
import { rankScores } from '../../../core/metrics/rankScores.js';
import { rocAuc } from '../../../core/metrics/rocAuc.js';

describe('aucComponents', () => {
  test('says of each item how much of the other class it is rightly ranked against', () => {
    // Positives 3 and 1, negatives 2 and 1: 3 beats both, 1 ties with one of two.
    const { auc, ofPositives, ofNegatives } = aucComponents([3, 2, 1, 1], [1, 0, 1, 0]);
    expect([...ofPositives]).toEqual([1, 0.25]);
    // Above 2 lies 3 alone; 1 lies below 3 and ties with 1.
    expect([...ofNegatives]).toEqual([0.5, 0.75]);
    expect(auc).toBe(0.625);
  });

  test('has the AUC for the mean of either', () => {
    const item = fc.record({
      score: fc.integer({ min: 0, max: 6 }),
      positive: fc.integer({ min: 0, max: 1 }),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 25 }), (items) => {
        const scores = [3, 3, ...items.map((one) => one.score)];
        const positive = [0, 1, ...items.map((one) => one.positive)];
        const { auc, ofNegatives } = aucComponents(scores, positive);
        expect(auc).toBeCloseTo(rocAuc(rankScores(scores, positive)), 12);
        expect(ofNegatives.reduce((a, b) => a + b, 0) / ofNegatives.length).toBeCloseTo(auc, 12);
      }),
      { seed: 1 },
    );
  });

  test('has no AUC without both classes', () => {
    expect(aucComponents([1, 2], [1, 1]).auc).toBeNaN();
    expect(aucComponents([1, 2], [0, 0]).auc).toBeNaN();
    expect(aucComponents([], []).auc).toBeNaN();
  });
});
