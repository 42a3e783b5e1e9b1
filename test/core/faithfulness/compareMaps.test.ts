import { describe, expect, test } from 'vitest';
import { compareMaps } from '../../../core/faithfulness/compareMaps.js';

const map = (...data: number[]) => ({ data: Float64Array.from(data), width: 2, height: 2 });
const trained = map(0, 1, 2, 3);

describe('compareMaps', () => {
  test('of a map and its multiple is 1', () => {
    const { rank, ssim } = compareMaps(trained, map(10, 20, 30, 40), 16);
    expect(rank).toBeCloseTo(1, 12);
    expect(ssim).toBeCloseTo(1, 12);
  });

  test('keeps signs: of a map and its opposite the rank is −1', () => {
    const { rank, ssim } = compareMaps(trained, map(0, -1, -2, -3), 16);
    expect(rank).toBeCloseTo(-1, 12);
    expect(ssim).toBeLessThan(0.5);
  });

  test('has a map that became flat or is not finite correlate with nothing', () => {
    const flat = compareMaps(trained, map(0, 0, 0, 0), 16);
    expect(flat.rank).toBe(0);
    expect(flat.ssim).toBeLessThan(0.1);
    expect(compareMaps(trained, map(5, 5, 5, 5), 16)).toEqual(flat);
    expect(compareMaps(trained, map(0, NaN, 1, 2), 16)).toEqual(flat);
  });

  test('says nothing of a trained map that is flat itself', () => {
    expect(compareMaps(map(1, 1, 1, 1), trained, 16)).toEqual({ rank: NaN, ssim: NaN });
  });
});
