import { channelSums } from '../channelSums.js';
import type { Tap } from '../Tap.js';
import { weightedSum } from '../weightedSum.js';

/**
 * Smooth Grad-CAM++ before its ReLU: Grad-CAM++ with the derivatives' means over noisy inputs. With
 * Y = exp(logit) the n-th derivative is gⁿ, but for a factor that is left out: exp(logit), of every noisy
 * input its own in truth. Of one gradient alone it is Grad-CAM++.
 * @param tap of the image without noise
 * @param gradients of the logit at noisy inputs, each height × width × channels
 * @returns height × width
 */
export function smoothGradCamPlusPlus(tap: Tap, gradients: readonly Float32Array[]): Float64Array {
  const { data, channels } = tap;
  const sums = channelSums(data, channels);
  const weights = new Float64Array(channels);
  for (let i = 0; i < data.length; i++) {
    let [first, second, third] = [0, 0, 0];
    for (const gradient of gradients) {
      const g = gradient[i] as number;
      first += g / gradients.length;
      second += (g * g) / gradients.length;
      third += (g * g * g) / gradients.length;
    }
    if (first <= 0) continue;
    const c = i % channels;
    // Section 3, arXiv:1908.01224, with the second derivative above the line, as in Grad-CAM++.
    const denominator = 2 * second + (sums[c] as number) * third;
    const alpha = denominator === 0 ? 0 : second / denominator;
    weights[c] = (weights[c] as number) + alpha * first;
  }
  return weightedSum(tap, weights);
}
