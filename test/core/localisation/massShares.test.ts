import { describe, expect, test } from 'vitest';
import { massShares } from '../../../core/localisation/massShares.js';
import { rankPixels } from '../../../core/localisation/rankPixels.js';

const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 1, 0);

describe('massShares', () => {
  // 9 and 1 in the mass, 7 in the ring, and elsewhere 7, 4 and the −3.
  test.each([
    ['energy', 'positive', 11, 28],
    ['relevance', 'absolute', 14, 31],
  ] as const)('%s is the share of %s values', (name, _, elsewhere, all) => {
    const shares = massShares(rankPixels(map, regionOf))[name];
    expect(shares.mass).toBeCloseTo(10 / all, 12);
    expect(shares.peritumoral).toBeCloseTo(7 / all, 12);
    expect(shares.elsewhere).toBeCloseTo(elsewhere / all, 12);
    expect(shares.inRegions).toBeCloseTo(17 / all, 12);
    expect(shares.below).toBe(0);
  });

  test('a map without a positive value has no energy', () => {
    const shares = massShares(rankPixels(Float64Array.of(-1, 0), Uint8Array.of(0, 3)));
    expect(shares.energy.mass).toBeNaN();
    expect(shares.relevance.mass).toBe(1);
  });
});
