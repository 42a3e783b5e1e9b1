import { describe, expect, test } from 'vitest';
import { rankPixels } from '../../../core/localisation/rankPixels.js';
import { iouBest, iouHalf } from '../../../core/localisation/iou.js';

// Falling: 9 in, 7 out, 7 in, 4 out, 1 in, −3 out.
const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 0, 0);
const ranked = rankPixels(map, regionOf);

describe('iou', () => {
  test('the best threshold keeps three pixels, half of the maximum as many', () => {
    // 1/3, 2/4, 2/5, 3/5, 3/6.
    expect(iouBest(ranked).mass).toBeCloseTo(3 / 5, 12);
    expect(iouBest(ranked).inRegions).toBe(iouBest(ranked).mass);
    // 0, 1/5, 2/5, 2/6, 3/6.
    expect(iouBest(ranked).elsewhere).toBeCloseTo(3 / 6, 12);
    // The middle of −3 and 9 is 3: 9, 7, 7 and 4 are above.
    expect(iouHalf(ranked, 'mass')).toBeCloseTo(2 / 5, 12);
  });

  test('a value at the middle itself is kept', () => {
    const half = (...values: number[]): number =>
      rankPixels(Float64Array.from(values), new Uint8Array(values.length)).upperHalf;
    expect(half(4, 3, 2, 1, 0)).toBe(3);
    expect(half(4, 1, 0)).toBe(1);
  });
});
