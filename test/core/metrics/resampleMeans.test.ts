import { describe, expect, test } from 'vitest';
import { bootstrapByGroup } from '../../../core/metrics/bootstrapByGroup.js';
import { percentileInterval } from '../../../core/metrics/percentileInterval.js';
import { resampleMeans } from '../../../core/metrics/resampleMeans.js';
import { expectClose } from '../../support/expectClose.js';

const settings = { seed: 3, resamples: 300 };
const groups = ['p', 'p', 'q', 'r', 's', 's', 't'];
const values = [1, 5, 2, 8, 3, 0, 4];

describe('resampleMeans', () => {
  test('is the bootstrap over groups of a mean, item by item', () => {
    const [interval] = bootstrapByGroup(
      groups,
      (weights) => {
        let sum = 0;
        let total = 0;
        values.forEach((value, i) => {
          sum += (weights[i] ?? 0) * value;
          total += weights[i] ?? 0;
        });
        return [sum / total];
      },
      settings,
    );
    const [means] = resampleMeans(groups, [values], settings);
    expectClose(percentileInterval(means ?? []) ?? [], interval ?? [], 1e-12);
  });

  test('leaves out what is not a number, column by column', () => {
    const [whole, part] = resampleMeans(
      groups,
      [values, values.map(() => NaN).with(2, 6)],
      settings,
    );
    expect(whole?.every((mean) => mean >= 0 && mean <= 8)).toBe(true);
    // Either the group of the one value was drawn, or there is none.
    expect(new Set(part)).toEqual(new Set([6, NaN]));
  });

  test('draws the same groups for every column', () => {
    const [first, second] = resampleMeans(groups, [values, values.map((v) => 10 - v)], settings);
    expectClose(
      [...(first ?? [])].map((mean, r) => mean + (second?.[r] ?? NaN)),
      Array.from({ length: 300 }, () => 10),
      1e-12,
    );
  });

  test('has no mean over nothing', () => {
    expect(resampleMeans([], [[]], { seed: 1, resamples: 2 })).toEqual([Float64Array.of(NaN, NaN)]);
  });
});
