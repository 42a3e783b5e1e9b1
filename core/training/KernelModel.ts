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

/** @param x standardised features */
export function kernelTangent(model: KernelModel, x: Float32Array): Tangent {
  const { gamma, centres } = model;
  const width = x.length;
  const gradient = new Float64Array(width);
  let value = model.bias;
  model.coefficients.forEach((coefficient, i) => {
    const centre = centres.subarray(i * width, (i + 1) * width);
    const kernel = coefficient * Math.exp(-gamma * squaredDistance(x, centre));
    value += kernel;
    const slope = -2 * gamma * kernel;
    for (let j = 0; j < width; j++) {
      gradient[j] = (gradient[j] as number) + slope * ((x[j] as number) - (centre[j] as number));
    }
  });
  return { value, gradient };
}

export function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += ((a[j] as number) - (b[j] as number)) ** 2;
  return sum;
}
