import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../core/report/compareRuns.js';
import { predictionRow } from '../../support/predictionRow.js';

const truth = 'bbbbmmmm';

/** Logits of the images in order; NaN has no prediction. */
const predicted = (run: string, ...logits: number[]) =>
  logits.flatMap((logit, i) =>
    Number.isNaN(logit)
      ? []
      : [
          predictionRow({
            run,
            image: `i${i}`,
            label: truth[i] === 'm' ? 'malignant' : 'benign',
            logit,
            predicted: logit >= 0 ? 'malignant' : 'benign',
          }),
        ],
  );

const good = predicted('good', -4, -3, -2, 1, 2, 3, 4, 5);
const poor = predicted('poor', -4, 3, -2, 1, -1, 3, -3, 2);

describe('compareRuns', () => {
  const [pair] = compareRuns(['good', 'poor'], [...good, ...poor], 'malignant');

  test('compares the AUCs', () => {
    // Good ranks all 16 pairs. Poor: 3 and 2 … of −1, 3, −3, 2 against −4, 3, −2, 1.
    // −1 beats 2; 3 beats 3 and draws 1; −3 beats 1; 2 beats 3: 9.5 of 16.
    expect(pair?.auc.difference).toBe(1 - 9.5 / 16);
    expect(pair?.auc.delong?.[1]).toBeGreaterThan(1 - 9.5 / 16);
    expect(pair?.auc.p).toBeGreaterThan(0);
    expect(pair?.auc.p).toBeLessThan(1);
  });

  test('compares the calls', () => {
    // Good is wrong on i3; poor on i1, i3, i4, i6.
    expect(pair).toMatchObject({ first: 'good', second: 'poor', images: 8 });
    expect(pair?.accuracy).toMatchObject({
      onlyFirst: 3,
      onlySecond: 0,
      difference: 0.375,
      p: 0.25,
    });
  });

  test('corrects both tests together', () => {
    const least = Math.min(pair?.auc.p ?? NaN, pair?.accuracy.p ?? NaN);
    const corrected = Math.min(pair?.auc.pHolm ?? NaN, pair?.accuracy.pHolm ?? NaN);
    expect(corrected).toBeCloseTo(2 * least, 10);
  });

  test('takes the images that both have', () => {
    const part = predicted('part', -1, -1, NaN, NaN, 2, NaN, 1, NaN);
    const [own] = compareRuns(['good', 'part'], [...part, ...good], 'malignant');
    expect(own).toMatchObject({ images: 4, auc: { difference: 0, p: 1 } });
    expect(compareRuns(['good', 'none'], good, 'malignant')).toEqual([]);
  });

  test('draws whole groups', () => {
    const together = [...good, ...poor].map((row) => ({ ...row, group: 'p' }));
    const [own] = compareRuns(['good', 'poor'], together, 'malignant');
    expect(own?.auc.ci95).toEqual([1 - 9.5 / 16, 1 - 9.5 / 16]);
    expect(own?.accuracy.ci95).toEqual([0.375, 0.375]);
  });

  test('has no difference of AUCs without both classes', () => {
    const benign = [...good, ...poor].filter((row) => row.label === 'benign');
    const [own] = compareRuns(['good', 'poor'], benign, 'malignant');
    expect(own?.auc).toEqual({
      difference: null,
      ci95: null,
      pBootstrap: null,
      delong: null,
      p: null,
      pHolm: null,
    });
    expect(own?.accuracy.onlyFirst).toBe(1);
  });
});
