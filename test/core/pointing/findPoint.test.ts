import { describe, expect, test } from 'vitest';
import { findPoint } from '../../../core/pointing/findPoint.js';

describe('findPoint', () => {
  test('finds the maximum', () => {
    expect(findPoint(Float64Array.of(0, 1, 2, 3, 7, 4), 3)).toEqual({ x: 1, y: 1, tie: false });
  });

  test('takes the first of equal maxima in row order, and says that it is a tie', () => {
    // Row order, not column order: (2, 0) comes before (0, 1).
    expect(findPoint(Float64Array.of(0, 1, 5, 5, 1, 0), 3)).toEqual({ x: 2, y: 0, tie: true });
  });

  test('forgets the ties of a value that was surpassed', () => {
    expect(findPoint(Float64Array.of(5, 5, 6), 3)).toEqual({ x: 2, y: 0, tie: false });
  });

  test('takes a map of negative values like any other', () => {
    expect(findPoint(Float64Array.of(-3, -1, -2, -9), 2)).toEqual({ x: 1, y: 0, tie: false });
  });

  test.each([
    ['constant', [2, 2, 2, 2]],
    ['zero', [0, 0, -0, 0]],
    ['with NaN at the end', [1, 2, 3, NaN]],
    ['with NaN at the start', [NaN, 2, 3, 1]],
    ['with Infinity', [1, Infinity, 3, 1]],
    ['with −Infinity', [1, -Infinity, 3, 1]],
    ['of one pixel', [1]],
    ['of no pixel', []],
  ])('finds nothing in a map %s', (_, values) => {
    expect(findPoint(Float64Array.from(values), 2)).toBeUndefined();
  });
});
