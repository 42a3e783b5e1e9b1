import { describe, expect, test } from 'vitest';
import { cholesky, solveCholesky } from '../../../core/training/cholesky.js';
import { expectClose } from '../../support/expectClose.js';

describe('cholesky', () => {
  test('finds the factor of a matrix that was made of one', () => {
    // L = [2; 1 3; −1 2 1], A = L · Lᵀ.
    const matrix = Float64Array.of(4, 2, -2, 2, 10, 5, -2, 5, 6);
    expectClose(cholesky(matrix, 3), [2, 0, 0, 1, 3, 0, -1, 2, 1], 1e-12);
  });

  test('reads the lower half alone', () => {
    const matrix = Float64Array.of(4, NaN, 2, 10);
    expectClose(cholesky(matrix, 2), [2, 0, 1, 3], 1e-12);
  });
});

test('solveCholesky solves the equations', () => {
  const factor = Float64Array.of(2, 0, 0, 1, 3, 0, -1, 2, 1);
  // A · [1, −2, 3] = [4 − 4 − 6, 2 − 20 + 15, −2 − 10 + 18].
  const b = Float64Array.of(-6, -3, 6);
  expectClose(solveCholesky(factor, b), [1, -2, 3], 1e-12);
  expect([...b]).toEqual([-6, -3, 6]);
});
