import { expect, test } from 'vitest';
import { markRegions } from '../../../core/regions/markRegions.js';

test('a mask of some regions is 1 where a pixel belongs to any of them', () => {
  const map = Uint8Array.from([0, 1, 2, 3, 1]);
  expect([...markRegions(map, 1 << 1)]).toEqual([0, 1, 0, 0, 1]);
  expect([...markRegions(map, (1 << 0) | (1 << 3))]).toEqual([1, 0, 0, 1, 0]);
  expect([...markRegions(map, 0)]).toEqual([0, 0, 0, 0, 0]);
});
