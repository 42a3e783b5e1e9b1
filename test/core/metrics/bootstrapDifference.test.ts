import { describe, expect, test } from 'vitest';
import { bootstrapDifference, type Resampled } from '../../../core/metrics/bootstrapDifference.js';
import { resampleStatistics } from '../../../core/metrics/resampleStatistics.js';

const settings = { seed: 1, resamples: 400 };
const mean = (values: readonly number[], weights: Uint16Array): number => {
  const total = weights.reduce((a, b) => a + b, 0);
  return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / total;
};

const resampled = (groups: readonly string[], values: readonly number[]): Resampled => {
  const [resamples = new Float64Array()] = resampleStatistics(
    groups,
    (weights) => [mean(values, weights)],
    settings,
  );
  return { value: mean(values, new Uint16Array(values.length).fill(1)), resamples };
};
const always = (value: number): Resampled => ({
  value,
  resamples: new Float64Array(settings.resamples).fill(value),
});

describe('bootstrapDifference', () => {
  const values = Array.from({ length: 20 }, (_, i) => (i * 7) % 20);
  const groups = values.map((_, i) => `g${i}`);

  test('lets both see the same resamples, so that what they share does not count', () => {
    const shifted = values.map((value) => value + 2);
    const own = bootstrapDifference(resampled(groups, shifted), resampled(groups, values));
    expect(own.difference).toBeCloseTo(2, 12);
    expect(own.ci95?.[0]).toBeCloseTo(2, 12);
    expect(own.ci95?.[1]).toBeCloseTo(2, 12);
    // All of 400 lie above 0: 2 · 1 / 401.
    expect(own.p).toBeCloseTo(2 / 401, 12);
  });

  test('is the first minus the second over all items', () => {
    const own = bootstrapDifference(resampled(['p', 'p', 'q'], [1, 2, 3]), always(5));
    expect(own.difference).toBe(-3);
  });

  test('draws whole groups', () => {
    const own = bootstrapDifference(resampled(['p', 'p'], [1, 3]), always(1));
    expect(own).toEqual({ difference: 1, ci95: [1, 1], p: 2 / 401 });
  });

  test('is not defined over nothing', () => {
    const own = bootstrapDifference(resampled([], []), always(0));
    expect(own).toEqual({ difference: NaN, ci95: undefined, p: NaN });
  });
});
