import { describe, expect, test } from 'vitest';
import { wilson } from '../../../core/metrics/wilson.js';
import { estimate, figure, intervalFigures, rate } from '../../../core/report/figures.js';

describe('figure', () => {
  test('keeps twelve significant digits', () => {
    expect(figure(0.1 + 0.2)).toBe(0.3);
    expect(figure(1 / 3)).toBe(0.333333333333);
    expect(figure(2e-20 / 3)).toBe(6.66666666667e-21);
    expect(figure(0)).toBe(0);
  });

  test('is null where there is no number', () => {
    expect([NaN, Infinity, -Infinity].map(figure)).toEqual([null, null, null]);
  });
});

describe('intervalFigures', () => {
  test('keeps both ends, or none', () => {
    expect(intervalFigures([0.1 + 0.2, 1])).toEqual([0.3, 1]);
    expect(intervalFigures([NaN, 1])).toBeNull();
    expect(intervalFigures([0, Infinity])).toBeNull();
    expect(intervalFigures(undefined)).toBeNull();
  });
});

describe('estimate', () => {
  test('stands beside the number of images', () => {
    expect(estimate(0.5, [0.25, 0.75], 8)).toEqual({ value: 0.5, ci95: [0.25, 0.75], n: 8 });
    expect(estimate(NaN, undefined, 0)).toEqual({ value: null, ci95: null, n: 0 });
  });
});

describe('rate', () => {
  test('is hits over images, and its lift is the rate over its chance', () => {
    expect(rate(3, 4, [0.5, 1], 0.25)).toEqual({
      hits: 3,
      n: 4,
      rate: 0.75,
      ci95: [0.5, 1],
      wilson: intervalFigures(wilson(3, 4)),
      chance: 0.25,
      lift: 3,
    });
  });

  test('has no lift where chance hits nothing, and no rate over nothing', () => {
    expect(rate(0, 4, undefined, 0)).toMatchObject({ rate: 0, chance: 0, lift: null });
    expect(rate(1, 4, undefined, 0)).toMatchObject({ rate: 0.25, lift: null });
    expect(rate(0, 0, undefined, NaN)).toMatchObject({ rate: null, chance: null, lift: null });
  });
});
