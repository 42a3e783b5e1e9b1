import { describe, expect, test } from 'vitest';
import { logisticLoss, sigmoid } from '../../../core/training/logistic.js';

describe('sigmoid', () => {
  test('turns odds of 3 to 1 into three quarters', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 12);
    expect(sigmoid(-Math.log(3))).toBeCloseTo(0.25, 12);
  });

  test('does not overflow', () => {
    expect(sigmoid(1e4)).toBe(1);
    expect(sigmoid(-1e4)).toBe(0);
    expect(sigmoid(Infinity)).toBe(1);
    expect(sigmoid(-Infinity)).toBe(0);
  });
});

describe('logisticLoss', () => {
  test('is minus the logarithm of the probability of what happened', () => {
    expect(logisticLoss(Math.log(3), 1)).toBeCloseTo(-Math.log(0.75), 12);
    expect(logisticLoss(Math.log(3), 0)).toBeCloseTo(-Math.log(0.25), 12);
    expect(logisticLoss(0, 1)).toBeCloseTo(Math.LN2, 12);
  });

  test('grows with the logit where the probability is beyond what a number holds', () => {
    expect(logisticLoss(1e4, 0)).toBe(1e4);
    expect(logisticLoss(-1e4, 1)).toBe(1e4);
    expect(logisticLoss(1e4, 1)).toBe(0);
    // log(1 + e^−50) is e^−50, not log(1).
    expect(logisticLoss(-50, 0) / Math.exp(-50)).toBeCloseTo(1, 6);
  });
});
