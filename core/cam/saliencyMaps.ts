import type { Head, PooledWeights } from '../training/Head.js';
import { combineTaps, type SaliencyMap } from './combineTaps.js';
import { headGradient } from './headGradient.js';
import { findCamMethod, type TapEvidence } from './methods.js';
import type { Tap } from './Tap.js';

/** A map to be made: of the positive label's logit, or of the negative label's, which is its opposite. */
export interface MapRequest {
  readonly method: string;
  readonly negative: boolean;
}

/**
 * All maps of one image; activations and gradients are shared by the methods.
 * @param taps those that the maps show: all that the head sees, or some of them
 * @param image its id
 */
export function saliencyMaps(
  taps: readonly Tap[],
  head: Head,
  requests: readonly MapRequest[],
  image: string,
): SaliencyMap[] {
  const positive = taps.map((tap): TapEvidence => {
    const weights = head.taps.find(({ layer }) => layer === tap.layer)?.weights ?? {};
    return { image, tap, weights, gradient: headGradient(tap, weights) };
  });
  const negative = requests.some((request) => request.negative) ? positive.map(opposite) : [];
  return requests.map((request) => {
    const method = findCamMethod(request.method);
    if (!method) throw new RangeError(`there is no method ${request.method}`);
    const evidence = request.negative ? negative : positive;
    return combineTaps(method, taps, evidence.map(method.map));
  });
}

function opposite({ image, tap, gradient, weights }: TapEvidence): TapEvidence {
  const negated = Object.entries(weights).map(([pooling, own]) => [pooling, own.map((w) => -w)]);
  return {
    image,
    tap,
    gradient: gradient.map((g) => -g),
    weights: Object.fromEntries(negated) as PooledWeights,
  };
}
