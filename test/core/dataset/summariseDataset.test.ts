import { describe, expect, test } from 'vitest';
import { summariseDataset } from '../../../core/dataset/summariseDataset.js';
import { makeExamined } from '../../support/makeExamined.js';

const images = [
  makeExamined('a', { width: 100, height: 90, lesionShare: 0.02, image: 'benign/a.PNG' }),
  makeExamined('b', { width: 300, height: 70, lesionShare: 0.06, spacing: { x: 0.1, y: 0.1 } }),
  makeExamined('c', { width: 200, height: 80, lesionShare: 0.03, masks: ['m1.png', 'm2.png'] }),
  makeExamined('d', {
    label: 'malignant',
    width: 110,
    height: 60,
    lesionShare: 0.1,
    image: 'malignant/d.v2.bmp',
  }),
  makeExamined('e', { label: 'malignant', width: 120, height: 60, lesionShare: 0.2 }),
];
// c and d are one group; the rest stand alone, and e is not even listed.
const groupOf = new Map([
  ['a', 'a'],
  ['b', 'b'],
  ['c', 'c'],
  ['d', 'c'],
]);
const counts = { twins: 1, listedPairs: 2, leftOut: [{ label: 'normal', images: 12 }] };
const summary = summariseDataset(images, groupOf, counts);

describe('summariseDataset', () => {
  test('counts images, groups, and the images that share a group', () => {
    expect(summary).toMatchObject({ images: 5, groups: 4, inSharedGroups: 2 });
  });

  test('counts by label: a group with two labels counts for both', () => {
    expect(summary.labels).toEqual([
      // The median of .02 .03 .06 is .03; that of .1 .2 lies between them.
      { label: 'benign', images: 3, groups: 3, masks: 4, lesionShare: 0.03 },
      { label: 'malignant', images: 2, groups: 2, masks: 2, lesionShare: (0.1 + 0.2) / 2 },
    ]);
  });

  test('gives the least, the median and the largest size', () => {
    // 100 110 120 200 300 and 60 60 70 80 90
    expect(summary.width).toEqual({ min: 100, median: 120, max: 300 });
    expect(summary.height).toEqual({ min: 60, median: 70, max: 90 });
  });

  test('counts formats by the extension, whatever its case', () => {
    expect(summary.formats).toEqual({ png: 4, bmp: 1 });
  });

  test('counts the images whose pixel spacing is known', () => {
    expect(summary.withSpacing).toBe(1);
  });

  test('passes on what was counted elsewhere', () => {
    expect(summary).toMatchObject(counts);
  });

  test('is finite for no image at all', () => {
    const none = { twins: 0, listedPairs: 0, leftOut: [] };
    const empty = summariseDataset([], new Map(), none);
    expect(empty).toMatchObject({ images: 0, groups: 0, inSharedGroups: 0, labels: [] });
    expect(empty.width).toEqual({ min: 0, median: 0, max: 0 });
  });
});
