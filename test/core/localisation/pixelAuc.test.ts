import { describe, expect, test } from 'vitest';
import { rankPixels } from '../../../core/localisation/rankPixels.js';
import { pixelAuc } from '../../../core/localisation/pixelAuc.js';

// Falling: 9 in, 7 out, 7 in, 4 out, 1 in, −3 out.
const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 0, 0);
const auc = pixelAuc(rankPixels(map, regionOf));

describe('pixelAuc', () => {
  test('the AUC counts pairs, a tie one half', () => {
    // Against 7, 4, −3: 9 wins 3, 7 wins 2 and draws 1, 1 wins 1: 6.5 of 9.
    expect(auc.mass).toBeCloseTo(6.5 / 9, 12);
    expect(auc.inRegions).toBe(auc.mass);
    expect(auc.elsewhere).toBeCloseTo(2.5 / 9, 12);
  });

  test('is not a number where all or none lie inside', () => {
    expect(auc.below).toBeNaN();
    expect(pixelAuc(rankPixels(map, new Uint8Array(6))).mass).toBeNaN();
  });
});
