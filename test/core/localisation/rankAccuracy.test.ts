import { describe, expect, test } from 'vitest';
import { rankPixels } from '../../../core/localisation/rankPixels.js';
import { rankAccuracy } from '../../../core/localisation/rankAccuracy.js';

// Falling: 9 in, 7 out, 7 in, 4 out, 1 in, −3 out.
const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 0, 0);
const ranked = rankPixels(map, regionOf);

describe('rankAccuracy', () => {
  test('takes as many pixels as the region has', () => {
    // Three: 9 inside, and the sevens, of which one is.
    expect(rankAccuracy(ranked, 'mass')).toBeCloseTo(2 / 3, 12);
  });

  test('is not a number for an empty region', () => {
    expect(rankAccuracy(ranked, 'below')).toBeNaN();
  });
});
