import { describe, expect, test } from 'vitest';
import { resampleStatistics } from '../../../core/metrics/resampleStatistics.js';

const settings = { seed: 1, resamples: 50 };
const total = (weights: Uint16Array): number => weights.reduce((a, b) => a + b, 0);

describe('resampleStatistics', () => {
  test('has a value of every statistic for every resample', () => {
    const [all = [], first = []] = resampleStatistics(
      ['a', 'b', 'c'],
      (weights) => [total(weights), weights[0] ?? NaN],
      settings,
    );
    // Three groups of one item each are drawn three times.
    expect([...all]).toEqual(Array(50).fill(3));
    expect(new Set(first)).toEqual(new Set([0, 1, 2, 3]));
  });

  test('draws the same for the same groups, however often it is asked', () => {
    const ask = () =>
      resampleStatistics(['a', 'b', 'a'], ([first = 0, second = 0]) => [first - second], settings);
    expect(ask()).toEqual(ask());
  });

  test('draws the items of a group together', () => {
    const [difference = []] = resampleStatistics(
      ['a', 'b', 'a'],
      (weights) => [(weights[0] ?? NaN) - (weights[2] ?? NaN)],
      settings,
    );
    expect([...difference]).toEqual(Array(50).fill(0));
  });
});
