import type { PooledWeights } from '../training/Head.js';
import type { HeadAt } from '../training/headAt.js';
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
 * @param head at the image
 * @param image its id
 */
export function saliencyMaps(
  taps: readonly Tap[],
  head: HeadAt,
  requests: readonly MapRequest[],
  image: string,
): SaliencyMap[] {
  const positive = taps.map((tap): TapEvidence => {
    const weights = head.taps.find(({ layer }) => layer === tap.layer)?.weights ?? {};
    const { drops } = head;
    const gradient = headGradient(tap, weights);
    return { image, tap, weights, gradient, ...(drops ? { drops: () => drops(tap.layer) } : {}) };
  });
  const negative = requests.some((request) => request.negative) ? positive.map(opposite) : [];
  return requests.map((request) => {
    const method = findCamMethod(request.method);
    if (method?.asks !== 'nothing') throw new RangeError(`${request.method} is no closed formula`);
    const evidence = request.negative ? negative : positive;
    // What looks at nothing says nothing of a part either: it is made once, of the whole frame.
    const used = evidence.filter(({ tap }) => method.kind !== 'baseline' || !tap.place);
    return combineTaps(
      method,
      used.map(({ tap }) => tap),
      used.map(method.map),
    );
  });
}

function opposite({ image, tap, weights, drops }: TapEvidence): TapEvidence {
  const negated = Object.fromEntries(
    Object.entries(weights).map(([pooling, own]) => [pooling, own.map((w) => -w)]),
  ) as PooledWeights;
  // Made anew: that costs less than to turn every number's sign.
  return {
    ...{ image, tap, gradient: headGradient(tap, negated), weights: negated },
    ...(drops ? { drops: () => drops().map((drop) => -drop) } : {}),
  };
}
