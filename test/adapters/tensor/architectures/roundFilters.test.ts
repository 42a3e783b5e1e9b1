import { expect, test } from 'vitest';
import { roundFilters } from '../../../../adapters/tensor/architectures/roundFilters.js';

test('filters become the nearest multiple of 8, at least 8', () => {
  expect([1, 16, 44, 43, 91.99999999999999, 240 / 4].map(roundFilters)).toEqual([
    8, 16, 48, 40, 88, 64,
  ]);
});

test('filters never lose more than a tenth', () => {
  // 8 is less than 0.9 · 11 = 9.9, so 16; 16 is not less than 0.9 · 17 = 15.3.
  expect([11, 17].map(roundFilters)).toEqual([16, 16]);
});
