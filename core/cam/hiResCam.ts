import type { Tap } from './Tap.js';

/**
 * HiResCAM: Σ_k g_ij · A_ij. For a linear head on channel means its sum over the cells is the tap's
 * exact contribution to the logit.
 * @param gradient of the logit, height × width × channels
 * @returns height × width
 */
export function hiResCam(tap: Tap, gradient: Float32Array): Float64Array {
  const { data, channels } = tap;
  const map = new Float64Array(data.length / channels);
  // Eq. 3, arXiv:2011.08891
  for (let i = 0; i < data.length; i++) {
    const cell = Math.floor(i / channels);
    map[cell] = (map[cell] as number) + (gradient[i] as number) * (data[i] as number);
  }
  return map;
}
