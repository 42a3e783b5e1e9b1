import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { assignFolds } from '../../../core/folds/assignFolds.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { planUngrouped } from '../../../core/sweep/planUngrouped.js';
import { planInput, sixImages } from '../../support/planInput.js';

const twice = 'recipes: [{ name: head }]\nseeds: [1, 7]\n';
const alone = planInput(twice);
// The three benign images are one mass, so grouped folds keep them together.
const grouped = {
  ...alone,
  dataset: {
    ...sixImages,
    entries: sixImages.entries.map((entry) =>
      entry.label === 'benign' ? { ...entry, group: 'e0' } : entry,
    ),
  },
};

describe('planUngrouped', () => {
  test('has a marked cell of each run and fold, with the runs of the sweep itself', () => {
    const { cells } = planUngrouped(grouped, sha256Hex);
    expect(cells.map(({ run, fold, ungrouped }) => [run, fold, ungrouped])).toEqual(
      ['net-head-s1', 'net-head-s7'].flatMap((run) => [0, 1, 2].map((fold) => [run, fold, true])),
    );
  });

  test('parts what belongs together, and says how much', () => {
    const { folds, leaked } = planUngrouped(grouped, sha256Hex);
    // Balanced by label alone: each of three folds has one benign and one malignant image.
    expect(['e0', 'e1', 'e2'].map((id) => folds[id]).sort()).toEqual([0, 1, 2]);
    expect(['e3', 'e4', 'e5'].map((id) => folds[id]).sort()).toEqual([0, 1, 2]);
    expect(leaked).toEqual({ images: 3, groups: 1 });
  });

  test('has the keys of the sweep itself where no images share a group', () => {
    const folds = assignFolds(sixImages.entries, 3, alone.spec.folds.seed);
    const own = planSweep({ ...alone, folds }, sha256Hex).cells.map(({ key }) => key);
    const { cells, leaked } = planUngrouped(alone, sha256Hex);
    expect(cells.map(({ key }) => key)).toEqual(own);
    expect(leaked).toEqual({ images: 0, groups: 0 });
  });

  test('has other keys where the test images are others', () => {
    const folds = assignFolds(grouped.dataset.entries, 3, alone.spec.folds.seed);
    const own = new Set(planSweep({ ...grouped, folds }, sha256Hex).cells.map(({ key }) => key));
    expect(planUngrouped(grouped, sha256Hex).cells.filter(({ key }) => own.has(key))).toEqual([]);
  });
});
