import type { PooledWeights } from '../training/Head.js';
import { poolTap } from '../training/poolTap.js';
import { poolings } from '../sweep/Recipe.js';
import type { Tap } from './Tap.js';
import { weightedSum } from './weightedSum.js';

/**
 * Ablation-CAM of a linear head, before its ReLU: Σ_k (y − y_k) · A_k, y_k the logit without channel k.
 * A channel of zeros has mean, std and max 0, so that the logit falls by what the channel adds to it: no
 * forward pass is needed. The paper's factor 1 / y scales the whole map and is left out.
 * @returns height × width
 */
export function linearAblationCam(tap: Tap, weights: PooledWeights): Float64Array {
  const { channels } = tap;
  const pooled = poolTap(tap.data, channels);
  const drop = new Float64Array(channels);
  poolings.forEach((pooling, p) => {
    const own = weights[pooling];
    if (!own) return;
    for (let c = 0; c < channels; c++) {
      drop[c] = (drop[c] as number) + (own[c] as number) * (pooled[p * channels + c] as number);
    }
  });
  // Section 3, Desai & Ramaswamy, WACV 2020
  return weightedSum(tap, drop);
}
