import { describe, expect, test } from 'vitest';
import { assignFolds } from '../../../core/folds/assignFolds.js';
import { countLeaked } from '../../../core/folds/countLeaked.js';
import { ungroup } from '../../../core/folds/ungroup.js';

const entries = [
  ...['a', 'b', 'c'].map((id) => ({ id, label: 'benign', group: 'one' })),
  ...['d', 'e'].map((id) => ({ id, label: 'malignant', group: 'two' })),
  { id: 'f', label: 'malignant', group: 'f' },
];

describe('countLeaked', () => {
  test('counts every image of a group that stands on both sides', () => {
    const folds = new Map(Object.entries({ a: 0, b: 0, c: 1, d: 1, e: 1, f: 0 }));
    // Group one is parted: each of its three images has another in the other fold. Group two is not.
    expect(countLeaked(entries, folds)).toEqual({ images: 3, groups: 1 });
  });

  test('is 0 for grouped folds', () => {
    expect(countLeaked(entries, assignFolds(entries, 2, 1))).toEqual({ images: 0, groups: 0 });
  });
});

test('ungroup makes every image a group of its own, and leaves the rest', () => {
  expect(ungroup(entries).map(({ group }) => group)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(ungroup(entries)[3]).toEqual({ id: 'd', label: 'malignant', group: 'd' });
});
