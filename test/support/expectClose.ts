import { expect } from 'vitest';

/** Every number within `tolerance` of its counterpart; NaN is close to nothing. */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs((actual[i] as number) - (expected[i] as number));
    if (!(difference <= tolerance)) {
      expect.fail(`[${i}] is ${actual[i] as number}, not ${expected[i] as number} ± ${tolerance}`);
    }
  }
}
