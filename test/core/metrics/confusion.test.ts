import { describe, expect, test } from 'vitest';
import {
  accuracy,
  balancedAccuracy,
  confusion,
  f1,
  matthews,
  sensitivity,
  specificity,
} from '../../../core/metrics/confusion.js';
import vectors from '../../oracle/vectors/metrics.json' with { type: 'json' };

describe('confusion', () => {
  test.each(vectors.decided)('agrees with scikit-learn: $name', (vector) => {
    const counts = confusion(vector.called, vector.positive, vector.weights ?? undefined);
    expect(counts).toEqual(vector.confusion);
    expect(accuracy(counts)).toBeCloseTo(vector.accuracy, 12);
    expect(sensitivity(counts)).toBeCloseTo(vector.sensitivity, 12);
    expect(specificity(counts)).toBeCloseTo(vector.specificity, 12);
    expect(balancedAccuracy(counts)).toBeCloseTo(vector.balanced_accuracy, 12);
    expect(f1(counts)).toBeCloseTo(vector.f1, 12);
    expect(matthews(counts)).toBeCloseTo(vector.matthews, 12);
  });

  test('adds up what each decision came to', () => {
    // Called right, missed, false alarm, rejected.
    const counts = confusion([1, 0, 1, 0, 0], [1, 1, 0, 0, 0]);
    expect(counts).toEqual({ tp: 1, fn: 1, fp: 1, tn: 2 });
    expect(accuracy(counts)).toBe(3 / 5);
    expect(sensitivity(counts)).toBe(1 / 2);
    expect(specificity(counts)).toBe(2 / 3);
    expect(balancedAccuracy(counts)).toBeCloseTo(7 / 12, 12);
    expect(f1(counts)).toBe(1 / 2);
    // (1 · 2 − 1 · 1) / √(2 · 2 · 3 · 3)
    expect(matthews(counts)).toBeCloseTo(1 / 6, 12);
  });

  test('has no rate over nothing', () => {
    const benign = confusion([0, 1], [0, 0]);
    expect(sensitivity(benign)).toBeNaN();
    expect(balancedAccuracy(benign)).toBeNaN();
    expect(specificity(confusion([0, 1], [1, 1]))).toBeNaN();
    expect(accuracy(confusion([], []))).toBeNaN();
    expect(f1(confusion([0], [0]))).toBeNaN();
  });

  test('calls the Matthews coefficient 0 where a margin is empty', () => {
    expect(matthews(confusion([1, 1], [1, 0]))).toBe(0);
    expect(matthews(confusion([0, 0], [1, 0]))).toBe(0);
    expect(matthews(confusion([1, 0], [1, 1]))).toBe(0);
  });
});
