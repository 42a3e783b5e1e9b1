import { describe, expect, test } from 'vitest';
import { wilson } from '../../../core/metrics/wilson.js';
import { calibrate } from '../../../core/report/calibrate.js';
import { intervalFigures } from '../../../core/report/figures.js';
import { predictionRow } from '../../support/predictionRow.js';

// In one group, so that every resample is the same.
const rows = [
  { image: 'a', label: 'malignant', probability: 0.9 },
  { image: 'b', label: 'benign', probability: 0.9 },
  { image: 'c', label: 'benign', probability: 0.1 },
  { image: 'd', label: 'benign', probability: 0.3 },
].map((row) => predictionRow({ group: 'p', ...row }));

describe('calibrate', () => {
  const { ece, bins } = calibrate(rows, 'malignant');

  test('is how far probabilities lie from what comes true', () => {
    // |0.5 − 0.9| · 2 + 0.1 + 0.3, over 4.
    expect(ece).toEqual({ value: 0.3, ci95: [0.3, 0.3], n: 4 });
  });

  test('lists fifteen bins, each share with Wilson’s interval', () => {
    expect(bins).toHaveLength(15);
    expect(bins[13]).toEqual({
      from: 0.866666666667,
      to: 0.933333333333,
      n: 2,
      positives: 1,
      probability: 0.9,
      rate: 0.5,
      ci95: intervalFigures(wilson(1, 2)),
    });
    expect(bins[7]).toMatchObject({ n: 0, probability: null, rate: null, ci95: null });
  });

  test('resamples patients, not images', () => {
    const alone = rows.map((row) => ({ ...row, group: row.image }));
    const [lo = NaN, hi = NaN] = calibrate(alone, 'malignant').ece.ci95 ?? [];
    expect(lo).toBeLessThan(0.3);
    expect(hi).toBeGreaterThan(0.3);
  });

  test('has nothing to say over no images', () => {
    expect(calibrate([], 'malignant').ece).toEqual({ value: null, ci95: null, n: 0 });
  });
});

describe('the temperature', () => {
  const row = (image: string, fold: number, label: string, logit: number, temperature?: number) =>
    predictionRow({
      ...{ image, fold, label, logit, probability: 1 / (1 + Math.exp(-logit)) },
      ...(temperature === undefined ? {} : { temperature }),
    });

  test('divides each fold’s logits by its own', () => {
    const rows = [row('a', 0, 'benign', -4, 2), row('b', 1, 'malignant', 3, 3)];
    const { tempered } = calibrate(rows, 'malignant');
    expect(tempered?.temperatures).toEqual([
      { fold: 0, temperature: 2 },
      { fold: 1, temperature: 3 },
    ]);
    // σ(−2) of 0 and σ(1) of 1.
    const [first, second] = [1 / (1 + Math.exp(2)), 1 - 1 / (1 + Math.exp(-1))];
    expect(tempered?.brier.value).toBeCloseTo((first ** 2 + second ** 2) / 2, 9);
    expect(tempered?.ece.value).toBeCloseTo((first + second) / 2, 9);
  });

  test('is left out where a fold has none', () => {
    const rows = [row('a', 0, 'benign', -4, 2), row('b', 1, 'malignant', 3)];
    expect(calibrate(rows, 'malignant')).not.toHaveProperty('tempered');
  });
});
