import { regions } from '../regions/Region.js';
import { countIn } from './countIn.js';
import { allBits } from '../regions/placeBits.js';
import { rungStep, type RankedPixels } from './rankPixels.js';
import { lengthOfStretch } from './stretches.js';

/** The stretch that holds the pixel of a rank, and the rank at which it starts; past the last stretch for the last rank. */
export function findStretch(
  ranked: RankedPixels,
  rank: number,
): { readonly index: number; readonly start: number } {
  const { stretches, ladder } = ranked;
  let [low, high] = [0, ladder.length / regions.length - 1];
  while (high - low > 1) {
    const rung = (low + high) >> 1;
    if (countIn(ladder, rung, allBits) <= rank) low = rung;
    else high = rung;
  }
  let [index, start] = [low * rungStep, countIn(ladder, low, allBits)];
  for (; index < stretches.length; index++) {
    const end = start + lengthOfStretch(stretches[index] as number);
    if (end > rank) break;
    start = end;
  }
  return { index, start };
}
