import { describe, expect, test } from 'vitest';
import { countTop } from '../../../core/localisation/countTop.js';
import { rankPixels, rungStep } from '../../../core/localisation/rankPixels.js';
import { places } from '../../../core/regions/Place.js';

// Every third pixel in the mass, every third below, more than two rungs of stretches; the highest come first.
const n = 2 * rungStep + 100;
const map = Float64Array.from({ length: n }, (_, i) => n - i);
const regionOf = Uint8Array.from({ length: n }, (_, i) => [0, 2, 3][i % 3] ?? 3);

const inPlace = {
  mass: [0],
  peritumoral: [1],
  below: [2],
  elsewhere: [3],
  inRegions: [0, 1, 2],
} as const;

describe('countTop', () => {
  test.each([
    [0, n],
    [0, 1],
    [rungStep - 1, rungStep + 1],
    [7, 2 * rungStep],
    [2 * rungStep, n],
    [n, n],
  ])('of the pixels from rank %i to %i', (from, to) => {
    const ranked = rankPixels(map, regionOf);
    for (const place of places) {
      const wanted: readonly number[] = inPlace[place];
      const count = regionOf.subarray(from, to).filter((own) => wanted.includes(own)).length;
      expect(countTop(ranked, place, from, to), place).toBe(count);
    }
  });
});
