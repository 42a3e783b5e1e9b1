import { describe, expect, test } from 'vitest';
import { indexGroups, resampleGroups } from '../../../core/metrics/resampleGroups.js';

const draws = (count: number, seed: number): number[][] => {
  const seen: number[][] = [];
  resampleGroups(count, { seed, resamples: 50 }, (drawn, r) => (seen[r] = [...drawn]));
  return seen;
};

describe('resampleGroups', () => {
  test('draws as many groups as there are, with replacement', () => {
    const sums = draws(7, 1).map((drawn) => drawn.reduce((a, b) => a + b, 0));
    expect(sums).toEqual(Array.from({ length: 50 }, () => 7));
    expect(draws(7, 1).some((drawn) => drawn.includes(2))).toBe(true);
  });

  test('draws the same for the same number of groups and the same seed', () => {
    expect(draws(7, 1)).toEqual(draws(7, 1));
    expect(draws(7, 2)).not.toEqual(draws(7, 1));
  });

  test('draws the same whether the draws are kept or too many for that', () => {
    const first = (resamples: number): number[] => {
      let seen: number[] = [];
      resampleGroups(3000, { seed: 1, resamples }, (drawn, r) => {
        if (r === 9) seen = [...drawn];
      });
      return seen;
    };
    expect(first(1500)).toEqual(first(10));
    expect(first(10)).toEqual(first(10));
  });
});

describe('indexGroups', () => {
  test('numbers groups by their names in order', () => {
    expect(indexGroups(['c', 'a', 'c', 'b'])).toEqual({
      count: 3,
      groupOf: Uint32Array.of(2, 0, 2, 1),
    });
  });
});
