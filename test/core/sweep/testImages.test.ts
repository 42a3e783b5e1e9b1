import { expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { testImages } from '../../../core/sweep/testImages.js';
import { planInput } from '../../support/planInput.js';

test('testImages lists the held-out images of a fold in the order of their ids', () => {
  const plan = planSweep(planInput(), sha256Hex);
  expect([0, 1, 2].map((fold) => testImages(plan, fold))).toEqual([
    ['e0', 'e3'],
    ['e1', 'e4'],
    ['e2', 'e5'],
  ]);
});

test('testImages sorts ids that look like numbers as text', () => {
  const plan = { ...planSweep(planInput(), sha256Hex), folds: { b: 0, 10: 0, 9: 0, B: 0 } };
  expect(testImages(plan, 0)).toEqual(['10', '9', 'B', 'b']);
});

test('testImages finds nothing in a fold that does not exist', () => {
  expect(testImages(planSweep(planInput(), sha256Hex), 3)).toEqual([]);
});
