import { describe, expect, test } from 'vitest';
import { rankPixels, tied } from '../../../core/localisation/rankPixels.js';

// Falling: 9 in, 7 out, 7 in, 4 out, 1 in, −3 out.
const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 0, 0);

describe('rankPixels', () => {
  test('pixels are ranked from the highest, those of one value joined', () => {
    const { order, sizes, upperHalf } = rankPixels(map, regionOf);
    expect([...order].map((own) => own & ~tied)).toEqual([
      0,
      expect.any(Number),
      expect.any(Number),
      3,
      0,
      3,
    ]);
    // The sevens stand in either order.
    expect([...order.subarray(1, 3)].map((own) => own & ~tied).sort()).toEqual([0, 3]);
    expect([...order].map((own) => (own & tied) !== 0)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(sizes).toEqual({ mass: 3, peritumoral: 0, below: 0, elsewhere: 3, inRegions: 3 });
    // The middle of −3 and 9 is 3.
    expect(upperHalf).toBe(4);
  });

  test('zeros of either sign are one value', () => {
    const { order } = rankPixels(Float64Array.of(0, -0, 1, -1, 0), Uint8Array.of(0, 1, 2, 3, 3));
    expect([...order].map((own) => (own & tied) !== 0)).toEqual([false, true, true, false, false]);
  });
});
