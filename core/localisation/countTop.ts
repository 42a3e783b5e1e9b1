import type { Place } from '../regions/Place.js';
import { countIn } from './countIn.js';
import { findStretch } from './findStretch.js';
import { placeBits } from '../regions/placeBits.js';
import { rungStep, type RankedPixels } from './rankPixels.js';
import { lengthOfStretch, regionOfStretch } from './stretches.js';

/** How many of the highest pixels lie in a place. @param from of the pixels, by rank, to `to` */
export function countTop(ranked: RankedPixels, place: Place, from: number, to: number): number {
  const bits = placeBits(place);
  return countBefore(ranked, bits, to) - countBefore(ranked, bits, from);
}

function countBefore(ranked: RankedPixels, bits: number, rank: number): number {
  const { stretches, ladder } = ranked;
  const { index, start } = findStretch(ranked, rank);
  const rung = Math.floor(index / rungStep);
  let count = countIn(ladder, rung, bits);
  for (let i = rung * rungStep; i < index; i++) {
    const stretch = stretches[i] as number;
    count += ((bits >> regionOfStretch(stretch)) & 1) * lengthOfStretch(stretch);
  }
  const last = rank > start ? (bits >> regionOfStretch(stretches[index] as number)) & 1 : 0;
  return count + last * (rank - start);
}
