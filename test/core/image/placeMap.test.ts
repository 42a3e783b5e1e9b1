import { expect, test } from 'vitest';
import { placeMap, seenMap } from '../../../core/image/placeMap.js';

const map = { data: Float64Array.of(1, 2, 3, 4), width: 2, height: 2 };
const image = { width: 4, height: 3 };

test('seenMap brings a map to the pixels that its window shows', () => {
  // Window and map have the same size: nothing is interpolated.
  const seen = seenMap(map, { x: 1, y: 1, width: 2, height: 2 }, image);
  expect(seen).toEqual({ data: Float64Array.of(1, 2, 3, 4), width: 2, height: 2 });
});

test('seenMap leaves out what lies beyond the image', () => {
  const seen = seenMap(map, { x: 3, y: 2, width: 2, height: 2 }, image);
  expect(seen).toEqual({ data: Float64Array.of(1), width: 1, height: 1 });
});

test('placeMap gives what was not seen the lowest value of what was', () => {
  const placed = placeMap(map, { x: 2, y: -1, width: 2, height: 2 }, image);
  // Of the map the row 3, 4 lies on the image.
  expect([...placed.data]).toEqual([3, 3, 3, 4, 3, 3, 3, 3, 3, 3, 3, 3]);
});
