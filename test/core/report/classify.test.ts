import { describe, expect, test } from 'vitest';
import { wilson } from '../../../core/metrics/wilson.js';
import { classify } from '../../../core/report/classify.js';
import { intervalFigures } from '../../../core/report/figures.js';
import { predictionRow } from '../../support/predictionRow.js';

const malignant = { label: 'malignant' };
const called = { predicted: 'malignant' };

// One right and one wrong call of each label, all of one patient.
const rows = [
  { image: 'a', ...malignant, ...called, logit: 2, probability: 0.9 },
  { image: 'b', ...malignant, logit: -1, probability: 0.3 },
  { image: 'c', logit: -2, probability: 0.1 },
  { image: 'd', ...called, logit: 1, probability: 0.7 },
].map((row) => predictionRow({ group: 'p', youdenThreshold: 0.3, ...row }));

describe('classify', () => {
  const report = classify(rows, 'malignant');
  /** All images are of one group, so that every resample is the same. */
  const certain = (value: number, n: number) => ({ value, ci95: [value, value], n });
  const plain = (hits: number, n: number) => ({
    ...certain(hits / n, n),
    wilson: intervalFigures(wilson(hits, n)),
  });

  test('measures how images are ranked', () => {
    // a above c and d, b above c alone: 3 of 4 pairs.
    expect(report.auc).toMatchObject(certain(0.75, 4));
    // Components 1, 1/2 of either class: variance 1/8 / 2 + 1/8 / 2; 0.75 ± 1.96 · √(1/8), cut off at 1.
    expect(report.auc.delong?.[0]).toBeCloseTo(0.75 - 1.959964 * Math.sqrt(1 / 8), 6);
    expect(report.auc.delong?.[1]).toBe(1);
    // 1/2 · 1 + 1/2 · 2/3
    expect(report.averagePrecision).toEqual(certain(0.833333333333, 4));
    // (0.1² + 0.7² + 0.1² + 0.7²) / 4
    expect(report.brier).toEqual(certain(0.25, 4));
  });

  test('counts decisions at one half, of each class its own images', () => {
    expect(report).toMatchObject({
      accuracy: plain(2, 4),
      sensitivity: plain(1, 2),
      specificity: plain(1, 2),
      balancedAccuracy: certain(0.5, 4),
      f1: certain(0.5, 4),
      mcc: certain(0, 4),
    });
  });

  test('counts decisions at or above each cell’s own threshold', () => {
    // Now b is called malignant as well: 2 right, 1 false alarm, 1 rejected.
    expect(report.atYouden).toEqual({
      accuracy: plain(3, 4),
      sensitivity: plain(2, 2),
      specificity: plain(1, 2),
      balancedAccuracy: certain(0.75, 4),
      f1: certain(0.8, 4),
      // 2 / √(3 · 2 · 2 · 1)
      mcc: certain(0.57735026919, 4),
    });
    const own = rows.map((row) => ({ ...row, youdenThreshold: row.image === 'b' ? 0.31 : 0.3 }));
    expect(classify(own, 'malignant').atYouden.accuracy.value).toBe(0.5);
  });

  test('ranks by logit where probabilities have become equal', () => {
    const confident = [
      predictionRow({ image: 'a', ...malignant, logit: 50, probability: 1 }),
      predictionRow({ image: 'b', logit: 40, probability: 1 }),
    ];
    expect(classify(confident, 'malignant').auc.value).toBe(1);
  });

  test('resamples patients, not images', () => {
    const alone = rows.map((row) => ({ ...row, group: row.image }));
    const [lo = NaN, hi = NaN] = classify(alone, 'malignant').accuracy.ci95 ?? [];
    // Right in 2 of 4: all four draws are right once in 16 times, and wrong as often.
    expect([lo, hi]).toEqual([0, 1]);
  });

  test('has no figure that needs both classes when one is missing', () => {
    const benign = classify(rows.slice(2), 'malignant');
    const undefinedFor = (n: number) => ({ value: null, ci95: null, n });
    expect(benign.auc).toEqual({ ...undefinedFor(2), delong: null });
    expect(benign.averagePrecision).toEqual(undefinedFor(2));
    expect(benign.sensitivity).toEqual({ ...undefinedFor(0), wilson: null });
    expect(benign.balancedAccuracy).toEqual(undefinedFor(2));
    expect(benign.specificity).toEqual(plain(1, 2));
  });

  test('has no figure over no images', () => {
    const nothing = classify([], 'malignant');
    expect(nothing.accuracy).toEqual({ value: null, ci95: null, n: 0, wilson: null });
    expect(nothing.brier).toEqual({ value: null, ci95: null, n: 0 });
  });
});
