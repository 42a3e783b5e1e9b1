import type { Tap } from './Tap.js';
import { weightedSum } from './weightedSum.js';

/**
 * Grad-CAM++ before its ReLU: Σ_k w_k · A_k with w_k = Σ_ij α_ij · ReLU(∂Y/∂A_ij), Y = exp(logit).
 * @param gradient of the logit, height × width × channels
 * @returns height × width
 */
export function gradCamPlusPlus(tap: Tap, gradient: Float32Array): Float64Array {
  const { data, channels } = tap;
  const sums = new Float64Array(channels);
  for (let i = 0; i < data.length; i++) {
    sums[i % channels] = (sums[i % channels] as number) + (data[i] as number);
  }
  const weights = new Float64Array(channels);
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i] as number;
    if (g <= 0) continue;
    const c = i % channels;
    // Eq. 19, arXiv:1710.11063: the factor exp(logit) of all derivatives cancels in α, and scales the
    // whole map in w, where it is left out.
    const denominator = 2 * g * g + (sums[c] as number) * g * g * g;
    const alpha = denominator === 0 ? 0 : (g * g) / denominator;
    weights[c] = (weights[c] as number) + alpha * g;
  }
  return weightedSum(tap, weights);
}
