import { describe, expect, test } from 'vitest';
import { bootstrapP } from '../../../core/metrics/bootstrapP.js';

describe('bootstrapP', () => {
  test('is twice the share of the resamples on the rarer side, the sample counted', () => {
    // One of nine is not above 0: 2 · (1 + 1) / (1 + 9).
    expect(bootstrapP([1, 2, 3, 4, 5, 6, 7, 8, -1])).toBeCloseTo(0.4, 12);
    expect(bootstrapP([-1, -2, -3, -4, -5, -6, -7, -8, 1])).toBeCloseTo(0.4, 12);
  });

  test('is never 0 and never above 1', () => {
    expect(bootstrapP([1, 1, 1])).toBe(0.5);
    expect(bootstrapP([0, 0, 0])).toBe(1);
  });

  test('drops resamples without a value, and gives up when most are', () => {
    expect(bootstrapP([1, 1, 1, NaN])).toBe(0.5);
    expect(bootstrapP([1, NaN, NaN])).toBeNaN();
    expect(bootstrapP([])).toBeNaN();
  });
});
