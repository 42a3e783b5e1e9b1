import { expect, test } from 'vitest';
import { chunkStart } from '../../../core/jobs/chunkStart.js';

const starts = (run: number): number[] => [0, 1, 2, 3].map((fold) => chunkStart(fold, 4, run));

test('the cells of a run begin evenly apart', () => {
  expect(starts(0)).toEqual([0, 0.25, 0.5, 0.75]);
});

test('those of further runs begin between them, no two alike', () => {
  expect(starts(1)).toEqual([0.125, 0.375, 0.625, 0.875]);
  expect(starts(2)[0]).toBe(0.0625);
  const all = Array.from({ length: 40 }, (_, run) => starts(run)).flat();
  expect(new Set(all).size).toBe(160);
  expect(Math.min(...all)).toBe(0);
  expect(Math.max(...all)).toBeLessThan(1);
});
