import { gram } from './gram.js';
import { largestEigenpair } from './largestEigenpair.js';

/**
 * The rows of a matrix M projected on its first right singular vector v: M · v, one number a row.
 * Its sign is the one that agrees with the rows' sums, Σ_k v_k ≥ 0: for non-negative M the only one
 * without negative values (Perron-Frobenius).
 * NaN everywhere where M holds a number that is not finite.
 * @param matrix rows × columns, row-major
 */
export function firstComponent(matrix: Float64Array, columns: number): Float64Array {
  const rows = matrix.length / columns;
  const few = rows <= columns;
  // M · Mᵀ and Mᵀ · M have the same eigenvalues: the smaller one costs less.
  const square = few ? gram(matrix, columns) : gram(transpose(matrix, columns), rows);
  const size = few ? rows : columns;
  let trace = 0;
  for (let i = 0; i < size; i++) trace += square[i * (size + 1)] as number;
  if (!Number.isFinite(trace)) return new Float64Array(rows).fill(NaN);
  if (trace === 0) return new Float64Array(rows);
  const { value, vector } = largestEigenpair(square);
  const projected = few ? vector.map((own) => own * Math.sqrt(value)) : times(matrix, vector);
  // M · v · Σ_k M_k is λ · Σ_k v_k.
  const sums = times(matrix, new Float64Array(columns).fill(1));
  const agreement = projected.reduce((sum, own, row) => sum + own * (sums[row] as number), 0);
  return agreement < 0 ? projected.map((own) => -own) : projected;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const columns = vector.length;
  const out = new Float64Array(matrix.length / columns);
  for (let row = 0; row < out.length; row++) {
    let sum = 0;
    for (let c = 0; c < columns; c++) {
      sum += (matrix[row * columns + c] as number) * (vector[c] as number);
    }
    out[row] = sum;
  }
  return out;
}

function transpose(matrix: Float64Array, columns: number): Float64Array {
  const rows = matrix.length / columns;
  const out = new Float64Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < columns; c++) {
      out[c * rows + row] = matrix[row * columns + c] as number;
    }
  }
  return out;
}
