/**
 * The largest eigenvalue of a symmetric tridiagonal matrix and its unit vector, by bisection and inverse
 * iteration (Golub & Van Loan, Matrix Computations, 2013, section 8.4).
 * @param diagonal n numbers
 * @param beside n − 1 positive numbers next to the diagonal
 */
export function largestOfTridiagonal(
  diagonal: readonly number[],
  beside: readonly number[],
): { readonly value: number; readonly vector: Float64Array } {
  let low = Math.max(...diagonal);
  const reach = diagonal.map((own, i) => own + (beside[i - 1] ?? 0) + (beside[i] ?? 0));
  // Gershgorin's bound, and a little more so that it is above the eigenvalue in any rounding.
  let high = Math.max(...reach);
  high += 1e-12 * Math.abs(high) + Number.MIN_VALUE;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) break;
    if (pivots(diagonal, beside, middle)) high = middle;
    else low = middle;
  }
  // Positive numbers beside the diagonal make a positive vector: ones are not orthogonal to it.
  let vector = new Float64Array(diagonal.length).fill(1);
  const factors = pivots(diagonal, beside, high);
  for (let pass = 0; factors && pass < 3; pass++) vector = solve(factors, beside, vector);
  const length = Math.hypot(...vector);
  return { value: high, vector: vector.map((own) => own / length) };
}

/** Of x · I − T = L · D · Lᵀ the diagonal D; nothing unless all of T's eigenvalues are below x. */
function pivots(
  diagonal: readonly number[],
  beside: readonly number[],
  x: number,
): Float64Array | undefined {
  const out = new Float64Array(diagonal.length);
  for (let i = 0; i < out.length; i++) {
    const above = i === 0 ? 0 : (beside[i - 1] as number) ** 2 / (out[i - 1] as number);
    const pivot = x - (diagonal[i] as number) - above;
    if (!(pivot > 0)) return undefined;
    out[i] = pivot;
  }
  return out;
}

function solve(
  factors: Float64Array,
  beside: readonly number[],
  right: Float64Array,
): Float64Array<ArrayBuffer> {
  const out = Float64Array.from(right);
  for (let i = 1; i < out.length; i++) {
    const ratio = (beside[i - 1] as number) / (factors[i - 1] as number);
    out[i] = (out[i] as number) + ratio * (out[i - 1] as number);
  }
  for (let i = out.length - 1; i >= 0; i--) {
    const later = i + 1 < out.length ? (beside[i] as number) * (out[i + 1] as number) : 0;
    out[i] = ((out[i] as number) + later) / (factors[i] as number);
  }
  const largest = out.reduce((most, own) => Math.max(most, Math.abs(own)), 0);
  return out.map((own) => own / largest);
}
