import { poolings, type Pooling } from '../sweep/Recipe.js';
import type { KernelModel } from './KernelModel.js';
import type { MlpModel } from './MlpModel.js';
import { pooledOf, type PooledTap } from './PooledTap.js';
import type { Standardiser } from './standardise.js';

/** Weights on one tap's pooled statistics, one a channel. */
export type PooledWeights = Readonly<Partial<Record<Pooling, Float64Array>>>;

/** A linear head over pooled taps: logit = bias + Σ weight · statistic, on raw statistics. */
export interface LinearHead {
  readonly kind?: 'linear';
  readonly bias: number;
  readonly taps: readonly { readonly layer: string; readonly weights: PooledWeights }[];
}

/** A head that is not linear in the standardised statistics, in the order of `featureRows`. */
export interface CurvedHead {
  readonly kind: 'curved';
  readonly taps: readonly { readonly layer: string; readonly channels: number }[];
  readonly pooling: readonly Pooling[];
  readonly by: Standardiser;
  readonly model: MlpModel | KernelModel;
}

/** Its logit is the mean of its members'. */
export interface EnsembleHead {
  readonly kind: 'ensemble';
  readonly members: readonly (LinearHead | CurvedHead)[];
}

export type Head = LinearHead | CurvedHead | EnsembleHead;

export const isLinear = (head: Head): head is LinearHead =>
  head.kind === undefined || head.kind === 'linear';

/** Folds the standardisation into the weights, so that the head applies to raw statistics. */
export function makeHead(
  taps: readonly Pick<PooledTap, 'layer' | 'channels'>[],
  pooled: readonly Pooling[],
  standardiser: Standardiser,
  weights: Float64Array,
  bias: number,
): LinearHead {
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

/** The logit that linear weights give one image's pooled taps, in the head's order. */
export function linearLogit(
  head: LinearHead,
  taps: readonly PooledTap[],
  image: number,
  mirrored = false,
): number {
  let logit = head.bias;
  head.taps.forEach(({ weights }, t) => {
    const tap = taps[t] as PooledTap;
    const pooled = pooledOf(tap, { image, mirrored });
    poolings.forEach((pooling, p) => {
      const own = weights[pooling];
      if (!own) return;
      const offset = p * tap.channels;
      for (let c = 0; c < tap.channels; c++) {
        logit += (own[c] as number) * (pooled[offset + c] as number);
      }
    });
  });
  return logit;
}
