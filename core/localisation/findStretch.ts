import { regions } from '../regions/Region.js';
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
    if (rankOf(ladder, rung) <= rank) low = rung;
    else high = rung;
  }
  let [index, start] = [low * rungStep, rankOf(ladder, low)];
  for (; index < stretches.length; index++) {
    const end = start + lengthOfStretch(stretches[index] as number);
    if (end > rank) break;
    start = end;
  }
  return { index, start };
}

function rankOf(ladder: Uint32Array, rung: number): number {
  const first = rung * regions.length;
  return ladder.subarray(first, first + regions.length).reduce((sum, count) => sum + count, 0);
}
