import { describe, expect, test } from 'vitest';
import { fitTemperature } from '../../../core/metrics/fitTemperature.js';
import vectors from '../../oracle/vectors/statistics.json' with { type: 'json' };

describe('fitTemperature', () => {
  test.each(vectors.temperature)('agrees with scikit-learn: $name', (vector) => {
    const own = fitTemperature(vector.logits, vector.positive);
    expect(own / vector.temperature).toBeCloseTo(1, 10);
  });

  test('makes the probability the share that comes true', () => {
    // Three of four are positive at logit 5: σ(5 / T) = 3/4, so that 5 / T = ln 3.
    expect(fitTemperature([5, 5, 5, 5], [1, 1, 0, 1])).toBeCloseTo(5 / Math.log(3), 10);
    expect(fitTemperature([-1e-3, -1e-3, -1e-3], [0, 1, 0])).toBeCloseTo(1e-3 / Math.log(2), 12);
  });

  test('keeps its hold where Newton’s step would leap away', () => {
    // σ(500 / T) = 3/4 again; the loss is flat to the last bit where it starts.
    expect(fitTemperature([500, 500, 500, 500], [1, 1, 0, 1])).toBeCloseTo(500 / Math.log(3), 6);
  });

  test('is 0 where every logit has the right sign', () => {
    expect(fitTemperature([-1, 2, 0.5], [0, 1, 1])).toBe(0);
  });

  test('is infinite where the logits are no better than none', () => {
    expect(fitTemperature([1, -1], [0, 1])).toBe(Infinity);
    expect(fitTemperature([0, 0], [0, 1])).toBe(Infinity);
    expect(fitTemperature([1, 1], [0, 1])).toBe(Infinity);
  });

  test('is not a number over nothing', () => {
    expect(fitTemperature([], [])).toBeNaN();
  });
});
