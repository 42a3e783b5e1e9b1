import type { Tap } from './Tap.js';

/**
 * LayerCAM before its outer ReLU: Σ_k ReLU(g_ij) · A_ij, the gradient weighing every cell on its own.
 * @param gradient of the logit, height × width × channels
 * @returns height × width
 */
export function layerCam(tap: Tap, gradient: Float32Array): Float64Array {
  const { data, channels } = tap;
  const map = new Float64Array(data.length / channels);
  // Eq. 5 and 6, doi 10.1109/TIP.2021.3089943. No cell is skipped: a NaN must be seen as degenerate.
  for (let i = 0; i < data.length; i++) {
    const g = gradient[i] as number;
    const cell = Math.floor(i / channels);
    map[cell] = (map[cell] as number) + (g < 0 ? 0 : g) * (data[i] as number);
  }
  return map;
}
