import { describe, expect, test } from 'vitest';
import { largestOfTridiagonal } from '../../../core/cam/largestOfTridiagonal.js';
import { expectClose } from '../../support/expectClose.js';

describe('largestOfTridiagonal', () => {
  test('is the number itself for one number', () => {
    const { value, vector } = largestOfTridiagonal([5], []);
    expect(value).toBeCloseTo(5, 12);
    expect([...vector]).toEqual([1]);
  });

  test.each([3, 10, 40])('finds the largest of the second difference of %d cells', (n) => {
    // 2 on the diagonal, 1 beside it: 2 + 2 · cos(π / (n + 1)), with sin(π (i + 1) / (n + 1)).
    const angle = Math.PI / (n + 1);
    const { value, vector } = largestOfTridiagonal(
      new Array<number>(n).fill(2),
      new Array<number>(n - 1).fill(1),
    );
    expect(value).toBeCloseTo(2 + 2 * Math.cos(angle), 12);
    const sines = Array.from({ length: n }, (_, i) => Math.sin(angle * (i + 1)));
    const length = Math.hypot(...sines);
    expectClose(
      vector,
      sines.map((own) => own / length),
      1e-9,
    );
  });
});
