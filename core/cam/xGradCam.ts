import { channelSums } from './channelSums.js';
import type { Tap } from './Tap.js';
import { weightedSum } from './weightedSum.js';

/**
 * XGrad-CAM before its ReLU: Σ_k w_k · A_k, w_k the channel's gradient averaged with its activations as
 * weights. It adds up to Σ g · A, as HiResCAM does. Made for activations behind a ReLU: a channel whose
 * activations add up to 0 has no weight.
 * @param gradient of the logit, height × width × channels
 * @returns height × width
 */
export function xGradCam(tap: Tap, gradient: Float32Array): Float64Array {
  const sums = channelSums(tap.data, tap.channels);
  const products = channelSums(tap.data, tap.channels, gradient);
  // arXiv:2008.02312, section 3
  return weightedSum(
    tap,
    products.map((product, c) => (sums[c] === 0 ? 0 : product / (sums[c] as number))),
  );
}
