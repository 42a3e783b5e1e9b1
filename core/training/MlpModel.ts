import { dot } from './dot.js';
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

/** What comes into each hidden unit. @param x standardised features */
export function mlpSums({ hidden, hiddenBias }: MlpModel, x: Float64Array): Float64Array {
  const width = x.length;
  return hiddenBias.map((bias, h) => bias + dot(hidden.subarray(h * width, (h + 1) * width), x));
}

/** @param sums as `mlpSums` gives them */
export function mlpOutput({ output, bias }: MlpModel, sums: Float64Array): number {
  let logit = bias;
  for (let h = 0; h < output.length; h++) {
    logit += (output[h] as number) * Math.max(0, sums[h] as number);
  }
  return logit;
}

/** @param x standardised features */
export function mlpTangent(model: MlpModel, x: Float32Array): Tangent {
  const width = x.length;
  const gradient = new Float64Array(width);
  const sums = mlpSums(model, new Float64Array(x));
  model.output.forEach((weight, h) => {
    if ((sums[h] as number) <= 0) return;
    const row = model.hidden.subarray(h * width, (h + 1) * width);
    for (let j = 0; j < width; j++) {
      gradient[j] = (gradient[j] as number) + weight * (row[j] as number);
    }
  });
  return { value: mlpOutput(model, sums), gradient };
}
