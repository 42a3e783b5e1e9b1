import { poolings, type Pooling } from '../sweep/Recipe.js';
import type { PooledTap } from './PooledTap.js';
import type { Standardiser } from './standardise.js';

/** Weights on one tap's pooled statistics, one a channel. */
export type PooledWeights = Readonly<Partial<Record<Pooling, Float64Array>>>;

/** A linear head over pooled taps: logit = bias + Σ weight · statistic, on raw statistics. */
export interface Head {
  readonly bias: number;
  readonly taps: readonly { readonly layer: string; readonly weights: PooledWeights }[];
}

/** Folds the standardisation into the weights, so that the head applies to raw statistics. */
export function makeHead(
  taps: readonly PooledTap[],
  pooled: readonly Pooling[],
  standardiser: Standardiser,
  weights: Float64Array,
  bias: number,
): Head {
  let rawBias = bias;
  const raw = weights.map((weight, j) => weight * (standardiser.scale[j] as number));
  raw.forEach((weight, j) => (rawBias -= weight * (standardiser.mean[j] as number)));
  let at = 0;
  const split = taps.map((tap) => {
    const own: Partial<Record<Pooling, Float64Array>> = {};
    for (const pooling of pooled) {
      own[pooling] = raw.slice(at, at + tap.channels);
      at += tap.channels;
    }
    return { layer: tap.layer, weights: own };
  });
  return { bias: rawBias, taps: split };
}

/** The logit of one image from its pooled taps, in the head's order. */
export function headLogit(
  head: Head,
  taps: readonly PooledTap[],
  image: number,
  mirrored = false,
): number {
  let logit = head.bias;
  head.taps.forEach(({ weights }, t) => {
    const tap = taps[t] as PooledTap;
    poolings.forEach((pooling, p) => {
      const own = weights[pooling];
      if (!own) return;
      const row = (image * 2 + (mirrored ? 1 : 0)) * poolings.length + p;
      const offset = row * tap.channels;
      for (let c = 0; c < tap.channels; c++) {
        logit += (own[c] as number) * (tap.data[offset + c] as number);
      }
    });
  });
  return logit;
}
