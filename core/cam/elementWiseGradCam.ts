import type { Tap } from './Tap.js';

/**
 * Element-wise Grad-CAM: Σ_k ReLU(g_ij · A_ij), what speaks for the label alone.
 * @param gradient of the logit, height × width × channels
 * @returns height × width
 */
export function elementWiseGradCam(tap: Tap, gradient: Float32Array): Float64Array {
  const { data, channels } = tap;
  const map = new Float64Array(data.length / channels);
  // GradCAMElementWise of pytorch-grad-cam
  for (let cell = 0; cell < map.length; cell++) {
    let sum = 0;
    for (let i = cell * channels; i < (cell + 1) * channels; i++) {
      const product = (gradient[i] as number) * (data[i] as number);
      // Not Math.max: a NaN must be seen as degenerate.
      sum += product < 0 ? 0 : product;
    }
    map[cell] = sum;
  }
  return map;
}
