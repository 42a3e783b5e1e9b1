import { describe, expect, test } from 'vitest';
import { rankPixels } from '../../../core/localisation/rankPixels.js';

// Falling: 9 in, 7 out, 7 in, 4 out, 1 in, −3 out.
const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 0, 0);
const { values, all, inside } = rankPixels(map, regionOf);

describe('rankPixels', () => {
  test('pixels are ranked by their distinct values, from the highest', () => {
    expect([...values]).toEqual([9, 7, 4, 1, -3]);
    expect([...all]).toEqual([1, 3, 4, 5, 6]);
    expect([...inside.mass]).toEqual([1, 2, 2, 3, 3]);
    expect([...inside.elsewhere]).toEqual([0, 1, 2, 2, 3]);
    expect([...inside.inRegions]).toEqual([...inside.mass]);
    expect([...inside.below]).toEqual([0, 0, 0, 0, 0]);
  });

  test('zeros of either sign are one value', () => {
    const ranked = rankPixels(Float64Array.of(0, -0, 1, -1, 0), Uint8Array.of(0, 1, 2, 3, 3));
    expect([...ranked.values].map((value) => value + 0)).toEqual([1, 0, -1]);
    expect([...ranked.all]).toEqual([1, 4, 5]);
    expect([...ranked.inside.inRegions]).toEqual([1, 3, 3]);
  });
});
