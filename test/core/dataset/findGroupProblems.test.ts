import { describe, expect, test } from 'vitest';
import { findGroupProblems } from '../../../core/dataset/findGroupProblems.js';

const labels = ['benign', 'malignant'];

/** Entries of one label, one for each group named. */
const entries = (label: string, ...groups: string[]) =>
  groups.map((group, i) => ({ id: `${label} ${i}`, label, group }));

describe('findGroupProblems', () => {
  test('warns of a group that holds several labels, and names its images', () => {
    const mixed = [...entries('benign', 'g', 'x'), ...entries('malignant', 'g', 'y')];
    expect(findGroupProblems(mixed, labels, 2)).toEqual([
      {
        code: 'FOLDCAM_E_GROUP_MIXED',
        severity: 'warning',
        message: 'one group has several labels: benign 0 (benign), malignant 0 (malignant)',
      },
    ]);
  });

  test('refuses a label with fewer groups than folds', () => {
    // Three benign images in two groups; malignant has three groups.
    const few = [...entries('benign', 'a', 'a', 'b'), ...entries('malignant', 'c', 'd', 'e')];
    expect(findGroupProblems(few, labels, 3)).toEqual([
      {
        code: 'FOLDCAM_E_GROUPS_TOO_FEW',
        severity: 'error',
        message: 'label benign has 2 groups, and there are 3 folds',
        where: { key: 'folds.k' },
      },
    ]);
  });

  test('accepts as many groups as folds', () => {
    const enough = [...entries('benign', 'a', 'b'), ...entries('malignant', 'c', 'd')];
    expect(findGroupProblems(enough, labels, 2)).toEqual([]);
  });

  test('counts a mixed group for each of its labels', () => {
    const mixed = [...entries('benign', 'a', 'g'), ...entries('malignant', 'b', 'g')];
    const errors = findGroupProblems(mixed, labels, 2).filter((one) => one.severity === 'error');
    expect(errors).toEqual([]);
  });

  test('lists both labels when both have too few groups', () => {
    const few = [...entries('benign', 'a'), ...entries('malignant', 'b')];
    expect(findGroupProblems(few, labels, 5).map((problem) => problem.message)).toEqual([
      'label benign has 1 groups, and there are 5 folds',
      'label malignant has 1 groups, and there are 5 folds',
    ]);
  });

  test('says nothing of folds where none are asked for, or of a label without images', () => {
    expect(findGroupProblems(entries('benign', 'a'), labels, undefined)).toEqual([]);
    expect(findGroupProblems(entries('benign', 'a', 'b'), labels, 2)).toEqual([]);
  });
});
