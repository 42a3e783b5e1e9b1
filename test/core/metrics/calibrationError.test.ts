import { describe, expect, test } from 'vitest';
import { calibrationError } from '../../../core/metrics/calibrationError.js';
import { reliability } from '../../../core/metrics/reliability.js';

describe('calibrationError', () => {
  test('is the distance of probability and rate, weighed by the bins’ items', () => {
    // 0.2 twice, one positive: |0.5 − 0.2| · 2; 0.9 once, positive: |1 − 0.9| · 1; over 3.
    const bins = reliability([0.2, 0.2, 0.9], [1, 0, 1]);
    expect(calibrationError(bins)).toBeCloseTo(0.7 / 3, 12);
  });

  test('is 0 where every probability comes true', () => {
    expect(calibrationError(reliability([0, 1, 0.5, 0.5], [0, 1, 0, 1]))).toBe(0);
  });

  test('is not a number over nothing', () => {
    expect(calibrationError(reliability([], []))).toBeNaN();
  });
});
