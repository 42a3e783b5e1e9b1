import { resizeBilinear } from '../image/resizeBilinear.js';
import type { Size } from '../image/Window.js';
import { mapSpan } from './mapSpan.js';
import { rankCorrelation } from './rankCorrelation.js';
import { structuralSimilarity } from './structuralSimilarity.js';

export interface AnyMap extends Size {
  readonly data: Float32Array | Float64Array;
}

export interface Likeness {
  /** Spearman's correlation over the maps' cells. */
  readonly rank: number;
  /** Structural similarity at the network's size, both maps from 0 to 1. */
  readonly ssim: number;
}

/**
 * How much a map of a network whose weights were drawn anew is like the trained one's, with their signs.
 * One that has become constant or is not finite ranks nothing: it correlates with nothing, and stands
 * as a picture of zeros. Of a trained map that is so itself nothing can be said: NaN.
 * @param side of the network's input
 */
export function compareMaps(trained: AnyMap, drawn: AnyMap, side: number): Likeness {
  if (!mapSpan(trained.data)) return { rank: NaN, ssim: NaN };
  const flat = !mapSpan(drawn.data);
  return {
    rank: flat ? 0 : rankCorrelation(trained.data, drawn.data),
    ssim: structuralSimilarity(stretch(trained, side), stretch(drawn, side), {
      width: side,
      height: side,
    }),
  };
}

function stretch({ data, width, height }: AnyMap, side: number): Float64Array {
  const span = mapSpan(data);
  if (!span) return new Float64Array(side * side);
  const { low, high } = span;
  return resizeBilinear(data, width, height, side, side).map(
    (value) => (value - low) / (high - low),
  );
}
