import { describe, expect, test } from 'vitest';
import { absoluteShares } from '../../../core/localisation/absoluteShares.js';

// Falling: 9 in, 7 out, 7 in, 4 out, 1 in, −3 out.
const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 0, 0);

describe('absoluteShares', () => {
  test('relevance mass is of absolute values', () => {
    // 9 + 7 + 1 of 7 + 3 + 9 + 4 + 7 + 1.
    const shares = absoluteShares(map, regionOf);
    expect(shares.mass).toBeCloseTo(17 / 31, 12);
    expect(shares.elsewhere).toBeCloseTo(14 / 31, 12);
    expect(shares.inRegions).toBeCloseTo(17 / 31, 12);
    expect(shares.below).toBe(0);
  });
});
