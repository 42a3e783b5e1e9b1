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
  // Of a label that nobody asks for, nothing is made.
  const sides = new Map(
    [false, true]
      .filter((negative) => requests.some((request) => request.negative === negative))
      .map((negative) => [negative, taps.map((tap) => evidenceAt(tap, head, negative, image))]),
  );
  return requests.map((request) => {
    const method = findCamMethod(request.method);
    if (method?.asks !== 'nothing') throw new RangeError(`${request.method} is no closed formula`);
    const evidence = sides.get(request.negative) ?? [];
    // What looks at nothing says nothing of a part either: it is made once, of the whole frame.
    const used = evidence.filter(({ tap }) => method.kind !== 'baseline' || !tap.place);
    return combineTaps(
      method,
      used.map(({ tap }) => tap),
      used.map(method.map),
    );
  });
}

function evidenceAt(tap: Tap, head: HeadAt, negative: boolean, image: string): TapEvidence {
  const own = head.taps.find(({ layer }) => layer === tap.layer)?.weights ?? {};
  const weights = negative ? opposite(own) : own;
  const { drops } = head;
  const from = (of: (layer: string) => Float64Array) => (): Float64Array =>
    negative ? of(tap.layer).map((drop) => -drop) : of(tap.layer);
  return {
    ...{ image, tap, weights, gradient: headGradient(tap, weights) },
    ...(drops ? { drops: from(drops) } : {}),
  };
}

const opposite = (weights: PooledWeights): PooledWeights =>
  Object.fromEntries(
    Object.entries(weights).map(([pooling, own]) => [pooling, own.map((weight) => -weight)]),
  );
