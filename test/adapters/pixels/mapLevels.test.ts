import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapLevels } from '../../../adapters/pixels/mapLevels.js';

const levels = (...data: number[]): number[] =>
  Array.from(
    mapLevels({ data: Float64Array.from(data), width: data.length, height: 1 }, data.length, 1),
  );

test('values are levels of the highest one, halves up, those below zero none', () => {
  expect(levels(0.5, 510, 1, 2.999, 3, -5, 0)).toEqual([0, 255, 1, 1, 2, 0, 0]);
});

test('they are rounded as the runtime does', () => {
  const value = fc.oneof(
    fc.double({ min: -1, max: 255, noNaN: true }),
    fc.integer({ min: 0, max: 254 }).map((whole) => whole + 0.5),
    fc.constant(0.5 - 2 ** -54),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 9 }), (values) => {
      expect(levels(...values, 255)).toEqual([
        ...values.map((one) => (one > 0 ? Math.round(one) : 0)),
        255,
      ]);
    }),
  );
});

test.each([
  ['a value that is not a number', [1, NaN, 2]],
  ['a value that is infinite', [1, Infinity, 2]],
  ['no value above zero', [0, -1, -2]],
])('a map with %s is clear', (_, values) => {
  expect(levels(...values)).toEqual(values.map(() => 0));
});
