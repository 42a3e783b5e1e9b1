import { describe, expect, test } from 'vitest';
import { largestEigenpair } from '../../../core/cam/largestEigenpair.js';
import { expectClose } from '../../support/expectClose.js';

describe('largestEigenpair', () => {
  test('is the number itself for one number', () => {
    expect(largestEigenpair(Float64Array.of(7)).value).toBeCloseTo(7, 12);
  });

  test('finds value and vector by hand', () => {
    // (2 1 / 1 2): 3 with (1, 1) / √2
    const { value, vector } = largestEigenpair(Float64Array.of(2, 1, 1, 2));
    expect(value).toBeCloseTo(3, 12);
    expectClose(vector.map(Math.abs), [Math.SQRT1_2, Math.SQRT1_2], 1e-9);
  });

  test('stops where the matrix has few different eigenvalues', () => {
    const identity = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    expect(largestEigenpair(identity).value).toBeCloseTo(1, 12);
  });

  test('tells eigenvalues apart that are close', () => {
    const diagonal = new Float64Array(100 * 100);
    for (let i = 0; i < 100; i++) diagonal[i * 101] = 1 - i / 1000;
    const { value, vector } = largestEigenpair(diagonal);
    expect(value).toBeCloseTo(1, 10);
    expectClose(vector.map(Math.abs), [1, ...new Array<number>(99).fill(0)], 1e-7);
  });
});
