import type { Tangent } from './Tangent.js';

/** One hidden layer of rectified units: logit = bias + Σ_h output_h · max(0, hidden_h · x + hiddenBias_h). */
export interface MlpModel {
  readonly kind: 'mlp';
  /** hidden units × features, row-major */
  readonly hidden: Float64Array;
  readonly hiddenBias: Float64Array;
  readonly output: Float64Array;
  readonly bias: number;
}

/** @param x standardised features */
export function mlpTangent(model: MlpModel, x: Float32Array): Tangent {
  const width = x.length;
  const gradient = new Float64Array(width);
  let value = model.bias;
  model.output.forEach((weight, h) => {
    const row = model.hidden.subarray(h * width, (h + 1) * width);
    let sum = model.hiddenBias[h] as number;
    for (let j = 0; j < width; j++) sum += (row[j] as number) * (x[j] as number);
    if (sum <= 0) return;
    value += weight * sum;
    for (let j = 0; j < width; j++) {
      gradient[j] = (gradient[j] as number) + weight * (row[j] as number);
    }
  });
  return { value, gradient };
}
