import { describe, expect, test } from 'vitest';
import { rankPixels } from '../../../core/localisation/rankPixels.js';
import { halfIndex, iou, iouBest } from '../../../core/localisation/iou.js';

// Falling: 9 in, 7 out, 7 in, 4 out, 1 in, −3 out.
const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 0, 0);
const { values, all, inside } = rankPixels(map, regionOf);

describe('iou', () => {
  test('the best threshold keeps three pixels, half of the maximum as many', () => {
    // 1/3, 2/4, 2/5, 3/5, 3/6.
    expect(iouBest(all, inside.mass)).toBeCloseTo(3 / 5, 12);
    // The middle of −3 and 9 is 3: 9, 7, 7 and 4 are above.
    expect(halfIndex(values)).toBe(2);
    expect(iou(all, inside.mass, 2)).toBeCloseTo(2 / 5, 12);
  });

  test('a value at the middle itself is kept', () => {
    expect(halfIndex(Float64Array.of(4, 3, 2, 1, 0))).toBe(2);
    expect(halfIndex(Float64Array.of(4, 1, 0))).toBe(0);
  });
});
