import type { Tap } from './Tap.js';
import { weightedSum } from './weightedSum.js';

/**
 * Grad-CAM before its ReLU: Σ_k α_k · A_k, α_k the mean of the channel's gradient.
 * @param gradient of the logit, height × width × channels
 * @returns height × width
 */
export function gradCam(tap: Tap, gradient: Float32Array): Float64Array {
  const { channels } = tap;
  const cells = gradient.length / channels;
  // Eq. 1, arXiv:1610.02391
  const alpha = new Float64Array(channels);
  for (let start = 0; start < gradient.length; start += channels) {
    for (let c = 0; c < channels; c++) {
      alpha[c] = (alpha[c] as number) + (gradient[start + c] as number) / cells;
    }
  }
  // Eq. 2
  return weightedSum(tap, alpha);
}
