import { describe, expect, test } from 'vitest';
import { rankPixels } from '../../../core/localisation/rankPixels.js';
import { topK, topShare } from '../../../core/localisation/topShare.js';

// Falling: 9 in, 7 out, 7 in, 4 out, 1 in, −3 out.
const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 0, 0);
const ranked = rankPixels(map, regionOf);

describe('topShare', () => {
  test('of two that tie for one place each counts half', () => {
    // 9, and one of the two sevens.
    expect(topShare(ranked, 'mass', 2)).toBeCloseTo(1.5 / 2, 12);
    expect(topShare(ranked, 'mass', 3)).toBeCloseTo(2 / 3, 12);
    expect(topShare(ranked, 'mass', 100)).toBeCloseTo(3 / 6, 12);
  });

  test('takes a thousand pixels, as its paper does, or all of a smaller image', () => {
    expect(topK).toBe(1000);
    expect(topShare(ranked, 'mass', topK)).toBe(0.5);
  });

  test('is not a number for no pixels', () => {
    expect(topShare(ranked, 'mass', 0)).toBeNaN();
    const nothing = rankPixels(Float64Array.of(), Uint8Array.of());
    expect(topShare(nothing, 'mass', 3)).toBeNaN();
  });
});
