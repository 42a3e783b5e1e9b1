import { describe, expect, test } from 'vitest';
import { isChosen, reportSelection, selectRuns } from '../../../core/report/selectRuns.js';
import { outcomeRow } from '../../support/outcomeRow.js';
import { predictionRow } from '../../support/predictionRow.js';

// Two folds of two images each. `a` ranks fold 0 rightly and fold 1 wrongly; `b` the other way round.
const images = [
  { image: 'b0', fold: 0, label: 'benign' },
  { image: 'm0', fold: 0, label: 'malignant' },
  { image: 'b1', fold: 1, label: 'benign' },
  { image: 'm1', fold: 1, label: 'malignant' },
];
const isRight = (run: string, fold: number) => (run === 'a') === (fold === 0);
const predictions = ['a', 'b'].flatMap((run) =>
  images.map(({ image, fold, label }) => {
    const isPositive = (label === 'malignant') === isRight(run, fold);
    const [logit, predicted] = isPositive ? [1, 'malignant'] : [-1, 'benign'];
    return predictionRow({ run, fold, image, label, logit, predicted });
  }),
);
const outcomes = predictions.map(({ run, fold, image, label, predicted }) =>
  outcomeRow({ run, fold, image, label, predicted, outcome: run === 'a' ? 'mass' : 'elsewhere' }),
);
const validation = (run: string, fold: number, auc: number) => ({ run, fold, auc });
const validations = [
  validation('a', 0, 0.9),
  validation('b', 0, 0.8),
  validation('a', 1, 0.7),
  validation('b', 1, 0.8),
];
const select = (some = validations, runs = ['a', 'b']) => selectRuns(runs, 2, some);
const selected = (some = validations) => {
  const chosen = select(some) ?? expect.fail('nothing is chosen');
  const own = <T extends { readonly run: string; readonly fold: number }>(rows: readonly T[]) =>
    rows.filter((row) => isChosen(chosen, row));
  return reportSelection(
    chosen,
    own(predictions),
    own(outcomes),
    ['benign', 'malignant'],
    [{ method: 'grad-cam', target: 'predicted' }],
  );
};

describe('selectRuns', () => {
  test('takes in every fold the run that its training side ranks best', () => {
    const found = selected();
    expect(found.folds).toEqual([
      { fold: 0, run: 'a', validationAuc: 0.9 },
      { fold: 1, run: 'b', validationAuc: 0.8 },
    ]);
    expect(found.classification.auc).toMatchObject({ value: 1, n: 4 });
    expect(found.classification.accuracy.value).toBe(1);
  });

  test('plays the pointing game with the maps of the chosen runs', () => {
    // The maps of fold 0 are a's, in the mass; those of fold 1 are b's, elsewhere.
    const [pointing] = selected().pointing;
    expect(pointing?.regions.mass).toMatchObject({ hits: 2, n: 4 });
    expect(pointing?.regions.elsewhere).toMatchObject({ hits: 2, n: 4 });
  });

  test('looks at validation alone, not at what the test images say', () => {
    const misled = validations.map((one) => ({ ...one, auc: 1 - one.auc }));
    expect(selected(misled).classification.auc.value).toBe(0);
  });

  test('takes the first of equals', () => {
    const equal = validations.map((one) => ({ ...one, auc: 0.8 }));
    expect(select(equal)?.map(({ run }) => run)).toEqual(['a', 'a']);
  });

  test('says nothing of one run, or where a cell is missing', () => {
    expect(select(validations, ['a'])).toBeUndefined();
    expect(select(validations.slice(0, 3))).toBeUndefined();
    expect(isChosen(undefined, { run: 'a', fold: 0 })).toBe(false);
  });
});
