import { describe, expect, test } from 'vitest';
import { energyShares } from '../../../core/localisation/energyShares.js';

const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 1, 0);

describe('energyShares', () => {
  test('the energy is of positive values', () => {
    // 9 and 1, 7, and 7 and 4 of 28.
    const shares = energyShares(map, regionOf);
    expect(shares.mass).toBeCloseTo(10 / 28, 12);
    expect(shares.peritumoral).toBeCloseTo(7 / 28, 12);
    expect(shares.elsewhere).toBeCloseTo(11 / 28, 12);
    expect(shares.inRegions).toBeCloseTo(17 / 28, 12);
    expect(shares.below).toBe(0);
  });

  test('a map without a positive value has none', () => {
    expect(energyShares(Float64Array.of(-1, 0), Uint8Array.of(0, 3)).mass).toBeNaN();
  });
});
