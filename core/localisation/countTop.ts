import type { Place } from '../regions/Place.js';
import { regions } from '../regions/Region.js';
import { placeBits } from './placeBits.js';
import { ladderStep, regionBits, type RankedPixels } from './rankPixels.js';

/** How many of the highest pixels lie in a place. @param from of the pixels, by rank, to `to` */
export function countTop(
  ranked: Pick<RankedPixels, 'order' | 'ladder'>,
  place: Place,
  from: number,
  to: number,
): number {
  const bits = placeBits(place);
  return countBefore(ranked, bits, to) - countBefore(ranked, bits, from);
}

function countBefore(
  { order, ladder }: Pick<RankedPixels, 'order' | 'ladder'>,
  bits: number,
  rank: number,
): number {
  const rung = Math.floor(rank / ladderStep);
  let count = 0;
  for (let region = 0; region < regions.length; region++) {
    const before = ladder[rung * regions.length + region] as number;
    count += ((bits >> region) & 1) * before;
  }
  for (let i = rung * ladderStep; i < rank; i++)
    count += (bits >> ((order[i] as number) & regionBits)) & 1;
  return count;
}
