import { describe, expect, test } from 'vitest';
import { compareMethods, correctMethods } from '../../../core/report/compareMethods.js';
import { outcomeRow } from '../../support/outcomeRow.js';

/** One letter an image: M hits the mass, anything else lies elsewhere, a blank has no map. */
const drawn = (method: string, letters: string, more = {}) =>
  Array.from(letters).flatMap((letter, i) =>
    letter === ' '
      ? []
      : [
          outcomeRow({
            image: `i${i}`,
            outcome: letter === 'M' ? 'mass' : 'elsewhere',
            method,
            ...more,
          }),
        ],
  );

const series = ['a', 'b', 'c'].map((method) => ({ method, target: 'predicted' as const }));
const outcomes = [...drawn('a', 'MMMMMMMM'), ...drawn('b', 'MM......'), ...drawn('c', 'MMMMMM. ')];

describe('compareMethods', () => {
  const compared = correctMethods(compareMethods('net-head-s1', series, outcomes));

  test('compares every two methods on the images that both have', () => {
    const pairs = compared.map(({ first, second, images, onlyFirst, onlySecond }) => [
      ...[first, second, images, onlyFirst, onlySecond],
    ]);
    expect(pairs).toEqual([
      ['a', 'b', 8, 6, 0],
      ['a', 'c', 7, 1, 0],
      ['b', 'c', 7, 0, 4],
    ]);
  });

  test('has the difference of the rates with its interval', () => {
    expect(compared[0]).toMatchObject({
      run: 'net-head-s1',
      target: 'predicted',
      difference: 0.75,
    });
    expect(compared[2]?.difference).toBe(Number((-4 / 7).toPrecision(12)));
    const [lo = NaN, hi = NaN] = compared[0]?.ci95 ?? [];
    // Eight draws of 6 in 8: mean 0.75, standard deviation 0.153.
    expect(lo).toBeLessThan(0.6);
    expect(hi).toBe(1);
  });

  test('tests by McNemar, corrected by Holm over the table', () => {
    // 2 / 2^6, 2 · 1/2, 2 / 2^4; times 3, 1 and 2.
    expect(compared.map(({ p }) => p)).toEqual([0.03125, 1, 0.125]);
    expect(compared.map(({ pHolm }) => pHolm)).toEqual([0.09375, 1, 0.25]);
  });

  test('has a p-value that knows of the groups beside it', () => {
    const together = outcomes.map((row) => ({ ...row, group: 'p' }));
    const [first] = correctMethods(compareMethods('net-head-s1', series, together));
    expect(first).toMatchObject({ ci95: [0.75, 0.75], p: 0.03125 });
    // All 2000 resamples lie above 0.
    expect(first?.pBootstrap).toBeCloseTo(2 / 2001, 12);
  });

  test('keeps targets apart', () => {
    const both = [
      ...drawn('a', 'MM', { target: 'predicted' }),
      ...drawn('b', '..', { target: 'positive' }),
    ];
    const targets = [...series, ...series.map((one) => ({ ...one, target: 'positive' as const }))];
    expect(compareMethods('net-head-s1', targets, both)).toEqual([]);
  });
});
