import type { Tap } from './Tap.js';
import { weightedSum } from './weightedSum.js';

/**
 * Class activation map: Σ_k w_k · A_k, w the weights of a linear head on the channels' means. Its mean
 * over the cells is the tap's exact contribution to the logit.
 * @returns height × width
 */
export function cam(tap: Tap, weights: ArrayLike<number>): Float64Array {
  // Eq. 2, arXiv:1512.04150
  return weightedSum(tap, weights);
}
