import { describe, expect, test } from 'vitest';
import { bootstrapByGroup } from '../../../core/metrics/bootstrapByGroup.js';

const settings = { seed: 1, resamples: 400 };

/** The mean of a table's values; items are named by their index. */
const meanOf = (values: readonly number[]) => (weights: Uint16Array) => {
  let sum = 0;
  let total = 0;
  values.forEach((value, i) => {
    sum += value * (weights[i] ?? 0);
    total += weights[i] ?? 0;
  });
  return [sum / total];
};

describe('bootstrapByGroup', () => {
  test('draws the items of a group together', () => {
    const together = ({ 0: a = 0, 1: b = 0 }: Uint16Array): number[] => [a - b];
    expect(bootstrapByGroup(['p', 'p', 'q', 'r'], together, settings)).toEqual([[0, 0]]);
    const [apart] = bootstrapByGroup(['p', 's', 'q', 'r'], together, settings);
    expect(apart?.[0]).toBeLessThan(0);
    expect(apart?.[1]).toBeGreaterThan(0);
  });

  test('draws as many groups as there are', () => {
    const groups = ['p', 'p', 'q', 'r', 'r', 'r'];
    // One item of each group stands for how often the group was drawn.
    const drawn = ({ 0: p = 0, 2: q = 0, 3: r = 0 }: Uint16Array): number[] => [p + q + r];
    expect(bootstrapByGroup(groups, drawn, settings)).toEqual([[3, 3]]);
  });

  test('gives one group no spread', () => {
    expect(bootstrapByGroup(['p', 'p'], meanOf([2, 4]), settings)).toEqual([[3, 3]]);
  });

  test('repeats itself with the same seed, and not with another', () => {
    const groups = Array.from({ length: 12 }, (_, i) => `g${i}`);
    const mean = meanOf(groups.map((_, i) => i ** 2));
    const first = bootstrapByGroup(groups, mean, settings);
    expect(bootstrapByGroup(groups, mean, settings)).toEqual(first);
    expect(bootstrapByGroup(groups, mean, { ...settings, seed: 2 })).not.toEqual(first);
  });

  test('does not depend on the order of the items', () => {
    const groups = ['c', 'a', 'b', 'a', 'c', 'd'];
    const values = [8, 1, 4, 2, 16, 32];
    const forwards = bootstrapByGroup(groups, meanOf(values), settings);
    const backwards = bootstrapByGroup(groups.toReversed(), meanOf(values.toReversed()), settings);
    expect(backwards).toEqual(forwards);
  });

  test('takes the 2.5 % and 97.5 % quantiles of the resampled statistic', () => {
    let calls = 0;
    // 0, 1, 2, 3, 4 over five resamples: at 0.025 · 4 and at 0.975 · 4.
    const [interval] = bootstrapByGroup(['p'], () => [calls++], { seed: 1, resamples: 5 });
    expect(interval?.[0]).toBeCloseTo(0.1, 12);
    expect(interval?.[1]).toBeCloseTo(3.9, 12);
  });

  test('is as wide as theory says for a mean', () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    const groups = values.map((i) => `g${i}`);
    const [interval] = bootstrapByGroup(groups, meanOf(values));
    // sd of 0 … 99 is √((100² − 1) / 12) = 28.87; 49.5 ± 1.96 · 28.87 / √100.
    expect(Math.abs((interval?.[0] ?? NaN) - 43.84)).toBeLessThan(0.5);
    expect(Math.abs((interval?.[1] ?? NaN) - 55.16)).toBeLessThan(0.5);
  });

  test('drops resamples without a value, and gives up when most are', () => {
    let calls = 0;
    const statistics = (): number[] => {
      const r = calls++;
      return [r < 5 ? r : NaN, r < 4 ? r : NaN, NaN, 7];
    };
    // Five of ten are half: 0 … 4 remain. Four are not.
    const intervals = bootstrapByGroup(['p'], statistics, { seed: 1, resamples: 10 });
    expect(intervals[0]?.[1]).toBeCloseTo(3.9, 12);
    expect(intervals.slice(1)).toEqual([undefined, undefined, [7, 7]]);
  });

  test('has no interval over nothing', () => {
    expect(bootstrapByGroup([], meanOf([]), settings)).toEqual([undefined]);
  });
});
