import { describe, expect, test } from 'vitest';
import { gram } from '../../../core/cam/gram.js';

describe('gram', () => {
  test.each([
    ['one row', [1, 2, 3], 3, [14]],
    ['two rows', [1, 2, 3, 4], 2, [5, 11, 11, 25]],
    ['an odd number of rows', [1, 2, 3], 1, [1, 2, 3, 2, 4, 6, 3, 6, 9]],
  ])('multiplies every row with every other: %s', (_, matrix, columns, expected) => {
    expect([...gram(Float64Array.from(matrix), columns)]).toEqual(expected);
  });
});
