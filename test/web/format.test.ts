import { describe, expect, test } from 'vitest';
import { formatDuration, formatFigure, formatPercent, formatTime } from '../../web/parts/format.js';
import { linear, ticks } from '../../web/parts/scale.js';

describe('formatDuration', () => {
  test.each([
    [0, '0 ms'],
    [850, '850 ms'],
    [999.7, '1.0 s'],
    [12_440, '12.4 s'],
    [59_990, '1 min 00 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 05 min'],
    [172_800_000, '2 days'],
    [null, '–'],
  ])('writes %s ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

test('figures and shares that are not defined are dashes', () => {
  expect([formatFigure(null), formatFigure(NaN), formatPercent(undefined)]).toEqual([
    '–',
    '–',
    '–',
  ]);
  expect([formatFigure(0.9124), formatPercent(0.655)]).toEqual(['0.912', '65.5 %']);
});

test('times are local, and what is no time is shown as it is', () => {
  const local = new Date(2026, 2, 1, 14, 5, 9);
  expect(formatTime(local.getTime())).toBe('2026-03-01 14:05:09');
  expect(formatTime('soon')).toBe('soon');
});

describe('scales', () => {
  test('linear maps ends onto ends, and a range without extent onto the middle', () => {
    expect([0, 5, 10].map(linear([0, 10], [100, 0]))).toEqual([100, 50, 0]);
    expect(linear([3, 3], [0, 10])(3)).toBe(5);
  });

  test('ticks are round numbers within the range', () => {
    expect(ticks(0, 0.79, 4)).toEqual([0, 0.2, 0.4, 0.6]);
    expect(ticks(1, 14, 6)).toEqual([5, 10]);
    expect(ticks(2, 2, 4)).toEqual([2]);
  });
});
