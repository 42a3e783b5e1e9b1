import { seededRandom } from '../random.js';
import { largestOfTridiagonal } from './largestOfTridiagonal.js';

/**
 * The largest eigenvalue of a symmetric, positive semidefinite matrix that is not zero, and its unit
 * vector: Lanczos with full reorthogonalisation (Golub & Van Loan, Matrix Computations, 2013, section
 * 10.3), from a fixed start, until the residual is below 1e-11 of the eigenvalue.
 * @param square n × n
 */
export function largestEigenpair(square: Float64Array): {
  readonly value: number;
  readonly vector: Float64Array;
} {
  const size = Math.round(Math.sqrt(square.length));
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  // Ones are near the vector of a non-negative matrix; the random part meets every other one.
  const random = seededRandom('largest eigenpair');
  let next = Float64Array.from({ length: size }, () => 0.5 + random());
  let length = norm(next);
  for (;;) {
    for (let i = 0; i < size; i++) next[i] = (next[i] as number) / length;
    basis.push(next);
    const image = multiply(square, next);
    diagonal.push(dot(image, next));
    // Twice is enough (Parlett, The Symmetric Eigenvalue Problem, 1998, section 6.9).
    for (let pass = 0; pass < 2; pass++) {
      for (const own of basis) addScaled(image, own, -dot(image, own));
    }
    length = norm(image);
    const { value, vector } = largestOfTridiagonal(diagonal, beside);
    const residual = length * (vector[vector.length - 1] as number);
    if (residual <= 1e-11 * value || basis.length === size) {
      const sum = new Float64Array(size);
      basis.forEach((own, i) => addScaled(sum, own, vector[i] as number));
      return { value, vector: sum };
    }
    beside.push(length);
    next = image;
  }
}

function multiply(square: Float64Array, vector: Float64Array): Float64Array<ArrayBuffer> {
  const size = vector.length;
  const out = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let c = 0; c < size; c++) {
      sum += (square[row * size + c] as number) * (vector[c] as number);
    }
    out[row] = sum;
  }
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addScaled(target: Float64Array, own: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) {
    target[i] = (target[i] as number) + factor * (own[i] as number);
  }
}

const norm = (a: Float64Array): number => Math.sqrt(dot(a, a));
