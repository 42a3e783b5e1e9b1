import { dot } from './dot.js';

/**
 * The lower factor L of a symmetric positive definite matrix A = L · Lᵀ (Golub & Van Loan, Matrix
 * Computations, algorithm 4.2.1).
 * @param matrix size × size, row-major; only its lower half is read
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const known = dot(
        factor.subarray(i * size, i * size + j),
        factor.subarray(j * size, j * size + j),
      );
      const sum = (matrix[i * size + j] as number) - known;
      factor[i * size + j] = i === j ? Math.sqrt(sum) : sum / (factor[j * size + j] as number);
    }
  }
  return factor;
}

/** Solves L · Lᵀ · x = b. */
export function solveCholesky(factor: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const x = b.slice();
  for (let i = 0; i < size; i++) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * size + k] as number) * (x[k] as number);
    x[i] = sum / (factor[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < size; k++) sum -= (factor[k * size + i] as number) * (x[k] as number);
    x[i] = sum / (factor[i * size + i] as number);
  }
  return x;
}
