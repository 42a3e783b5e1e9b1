import { expect, test } from 'vitest';
import { dot } from '../../../core/training/dot.js';

test.each([0, 1, 2, 3, 4, 5, 8, 11])('dot adds up %i products', (length) => {
  const a = Float64Array.from({ length }, (_, i) => i + 1);
  const b = Float64Array.from({ length }, (_, i) => 2 * i - 3);
  // Σ (i + 1)(2i − 3) over i < n is n(n − 1)(2n − 1) / 3 − n(n − 1) / 2 − 3n.
  const n = length;
  const expected = (n * (n - 1) * (2 * n - 1)) / 3 - (n * (n - 1)) / 2 - 3 * n;
  expect(dot(a, b)).toBeCloseTo(expected, 9);
});

test('dot takes parts of larger arrays', () => {
  const a = Float64Array.of(9, 1, 2, 9);
  expect(dot(a.subarray(1, 3), Float64Array.of(10, 100))).toBe(210);
});
