import { describe, expect, test } from 'vitest';
import { compareRuns, mostPaired } from '../../../core/report/compareRuns.js';
import type { PredictionRow } from '../../../core/report/rows.js';
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

const compare = (runs: readonly string[], rows: readonly PredictionRow[]) => {
  const of = (id: string) => rows.filter(({ run }) => run === id);
  const comparisons = compareRuns(runs, of, 'malignant');
  for (const run of runs) comparisons.add(run, of(run));
  return comparisons.finish();
};

const good = predicted('good', -4, -3, -2, 1, 2, 3, 4, 5);
const poor = predicted('poor', -4, 3, -2, 1, -1, 3, -3, 2);

describe('compareRuns', () => {
  const [pair] = compare(['good', 'poor'], [...good, ...poor]).pairs;

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
    const [own] = compare(['good', 'part'], [...part, ...good]).pairs;
    expect(own).toMatchObject({ images: 4, auc: { difference: 0, p: 1 } });
    expect(compare(['good', 'none'], good)).toEqual({ pairs: [] });
  });

  test('draws whole groups', () => {
    const together = [...good, ...poor].map((row) => ({ ...row, group: 'p' }));
    const [own] = compare(['good', 'poor'], together).pairs;
    expect(own?.auc.ci95).toEqual([1 - 9.5 / 16, 1 - 9.5 / 16]);
    expect(own?.accuracy.ci95).toEqual([0.375, 0.375]);
  });

  test('has no difference of AUCs without both classes', () => {
    const benign = [...good, ...poor].filter((row) => row.label === 'benign');
    const [own] = compare(['good', 'poor'], benign).pairs;
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

  test('finds of a run on all its images what it finds on the images of a pair', () => {
    // The same images and one more of the second alone: judged for this pair, not once for the run.
    const more = [...poor, { ...(poor[0] as PredictionRow), image: 'i9' }];
    expect(compare(['good', 'poor'], [...good, ...more]).pairs).toEqual([pair]);
  });

  describe('of more runs than it pairs', () => {
    // All alike but two that rank every pair of images.
    const names = Array.from({ length: mostPaired + 1 }, (_, i) => `run-${i}`);
    const rows = names.flatMap((run, i) =>
      (i === 3 || i === 5 ? good : poor).map((row) => ({ ...row, run })),
    );
    const { best, pairs } = compare(names, rows);

    test('compares each with the one of the highest AUC, the first of equals', () => {
      expect(best).toBe('run-3');
      expect(pairs.map(({ first }) => first)).toEqual(Array(mostPaired).fill('run-3'));
      expect(pairs.map(({ second }) => second)).toEqual(names.filter((run) => run !== 'run-3'));
    });

    test('finds the same of a pair but for the correction', () => {
      const { pHolm: _auc, ...auc } = pairs[0]?.auc ?? expect.fail('no pair');
      const { pHolm: _accuracy, ...accuracy } = pairs[0]?.accuracy ?? expect.fail('no pair');
      expect(pair).toMatchObject({ auc, accuracy });
    });

    test('pairs all runs up to that number, and says of no best one', () => {
      const fewer = names.slice(0, mostPaired);
      const some = compare(fewer, rows);
      expect(some.best).toBeUndefined();
      expect(some.pairs).toHaveLength((mostPaired * (mostPaired - 1)) / 2);
    });

    test('says nothing where no run has an AUC', () => {
      const benign = rows.filter((row) => row.label === 'benign');
      expect(compare(names, benign)).toEqual({ pairs: [] });
    });
  });
});
