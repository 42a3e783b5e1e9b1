import { firstComponent } from './firstComponent.js';
import type { Tap } from './Tap.js';

/**
 * Eigen-Grad-CAM before its ReLU: the first principal component of g_ij · A_ij, cells as samples.
 * @param gradient of the logit, height × width × channels
 * @returns height × width
 */
export function eigenGradCam(tap: Tap, gradient: Float32Array): Float64Array {
  const { data, channels } = tap;
  const cells = data.length / channels;
  // EigenGradCAM of pytorch-grad-cam, whose get_2d_projection centres every channel
  const centred = new Float64Array(data.length);
  const means = new Float64Array(channels);
  let energy = 0;
  for (let i = 0, c = 0; i < data.length; i++, c = c + 1 === channels ? 0 : c + 1) {
    const product = (data[i] as number) * (gradient[i] as number);
    centred[i] = product;
    means[c] = (means[c] as number) + product / cells;
    energy += product * product;
  }
  let rest = 0;
  for (let i = 0, c = 0; i < data.length; i++, c = c + 1 === channels ? 0 : c + 1) {
    const difference = (centred[i] as number) - (means[c] as number);
    centred[i] = difference;
    rest += difference * difference;
  }
  // What rounding leaves of constant channels must not be shown as a map.
  if (rest <= 1e-24 * energy) return new Float64Array(cells);
  return firstComponent(centred, channels);
}
