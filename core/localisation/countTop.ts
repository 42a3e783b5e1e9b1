import type { Place } from '../regions/Place.js';
import { placeBits } from './placeBits.js';
import { regionBits, type RankedPixels } from './rankPixels.js';

/** How many of the highest pixels lie in a place. @param from of the pixels, by rank, to `to` */
export function countTop(
  { order }: Pick<RankedPixels, 'order'>,
  place: Place,
  from: number,
  to: number,
): number {
  const bits = placeBits(place);
  let count = 0;
  for (let i = from; i < to; i++) count += (bits >> ((order[i] as number) & regionBits)) & 1;
  return count;
}
