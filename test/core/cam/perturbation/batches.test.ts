import { expect, test } from 'vitest';
import { batches } from '../../../../core/cam/perturbation/batches.js';

test('batches covers every number once, no batch larger than asked', () => {
  expect(batches(5, 2)).toEqual([
    [0, 2],
    [2, 4],
    [4, 5],
  ]);
  expect(batches(2, 8)).toEqual([[0, 2]]);
  expect(batches(0, 8)).toEqual([]);
});
