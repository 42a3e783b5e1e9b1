import type { Tangent } from './Tangent.js';

/** Gaussians around training rows: logit = bias + Σ_i coefficient_i · exp(−gamma · ‖x − centre_i‖²). */
export interface KernelModel {
  readonly kind: 'rbf';
  readonly gamma: number;
  /** rows × features, row-major, standardised */
  readonly centres: Float32Array;
  readonly coefficients: Float64Array;
  readonly bias: number;
}

/** ‖x − centre‖² of every centre. @param x standardised features */
export function centreDistances(
  { centres, coefficients }: KernelModel,
  x: Float32Array,
): Float64Array {
  const width = x.length;
  return coefficients.map((_, i) =>
    squaredDistance(x, centres.subarray(i * width, (i + 1) * width)),
  );
}

/** @param distances as `centreDistances` gives them */
export function kernelLogit(
  { gamma, coefficients, bias }: KernelModel,
  distances: Float64Array,
): number {
  let logit = bias;
  for (let i = 0; i < coefficients.length; i++) {
    logit += (coefficients[i] as number) * Math.exp(-gamma * (distances[i] as number));
  }
  return logit;
}

/** @param x standardised features */
export function kernelTangent(model: KernelModel, x: Float32Array): Tangent {
  const { gamma, centres } = model;
  const width = x.length;
  const gradient = new Float64Array(width);
  const distances = centreDistances(model, x);
  model.coefficients.forEach((coefficient, i) => {
    const centre = centres.subarray(i * width, (i + 1) * width);
    const slope = -2 * gamma * coefficient * Math.exp(-gamma * (distances[i] as number));
    for (let j = 0; j < width; j++) {
      gradient[j] = (gradient[j] as number) + slope * ((x[j] as number) - (centre[j] as number));
    }
  });
  return { value: kernelLogit(model, distances), gradient };
}

/** In two running sums, as in `dot`. */
export function squaredDistance(a: Float32Array, b: Float32Array): number {
  let even = 0;
  let odd = 0;
  const last = a.length - (a.length % 2);
  for (let j = 0; j < last; j += 2) {
    const one = (a[j] as number) - (b[j] as number);
    const other = (a[j + 1] as number) - (b[j + 1] as number);
    even += one * one;
    odd += other * other;
  }
  if (last < a.length) even += ((a[last] as number) - (b[last] as number)) ** 2;
  return even + odd;
}
