import { describe, expect, test } from 'vitest';
import { massShares } from '../../../core/localisation/massShares.js';

const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 1, 0);

describe('massShares', () => {
  test('the energy is of positive values', () => {
    // 9 and 1, 7, and 7 and 4 of 28.
    const { energy } = massShares(map, regionOf);
    expect(energy.mass).toBeCloseTo(10 / 28, 12);
    expect(energy.peritumoral).toBeCloseTo(7 / 28, 12);
    expect(energy.elsewhere).toBeCloseTo(11 / 28, 12);
    expect(energy.inRegions).toBeCloseTo(17 / 28, 12);
    expect(energy.below).toBe(0);
  });

  test('relevance mass is of absolute values', () => {
    // 9 and 1, 7, and 7, 3 and 4 of 31.
    const { relevance } = massShares(map, regionOf);
    expect(relevance.mass).toBeCloseTo(10 / 31, 12);
    expect(relevance.peritumoral).toBeCloseTo(7 / 31, 12);
    expect(relevance.elsewhere).toBeCloseTo(14 / 31, 12);
    expect(relevance.inRegions).toBeCloseTo(17 / 31, 12);
    expect(relevance.below).toBe(0);
  });

  test('a map without a positive value has no energy', () => {
    const shares = massShares(Float64Array.of(-1, 0), Uint8Array.of(0, 3));
    expect(shares.energy.mass).toBeNaN();
    expect(shares.relevance.mass).toBe(1);
  });
});
