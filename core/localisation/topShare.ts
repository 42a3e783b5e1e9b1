import type { Place } from '../regions/Place.js';
import { countTop } from './countTop.js';
import { findStretch } from './findStretch.js';
import type { RankedPixels } from './rankPixels.js';
import { lengthOfStretch, tied } from './stretches.js';

/** What top-k intersection takes, as its paper does. */
export const topK = 1_000;

/**
 * Top-k intersection: the share of the k highest pixels that lie inside (Theiner et al.,
 * arXiv:2104.14995). Of pixels that tie for the last places each counts by the share of them that
 * there is room for: what choosing among them at random gives on average. NaN for no pixels.
 * @param k all pixels, where there are fewer
 */
export function topShare(ranked: RankedPixels, place: Place, k: number): number {
  const { stretches, pixels } = ranked;
  const room = Math.min(k, pixels);
  if (room === 0) return NaN;
  // Those that tie with the last one there is room for.
  const { index, start } = findStretch(ranked, room - 1);
  let [first, from] = [index, start];
  while (first > 0 && ((stretches[first - 1] as number) & tied) !== 0)
    from -= lengthOfStretch(stretches[--first] as number);
  let [last, to] = [index, start + lengthOfStretch(stretches[index] as number)];
  while (((stretches[last] as number) & tied) !== 0)
    to += lengthOfStretch(stretches[++last] as number);
  if (first === last) return countTop(ranked, place, 0, room) / room;
  const share = (room - from) / (to - from);
  const above = countTop(ranked, place, 0, from);
  return (above + share * countTop(ranked, place, from, to)) / room;
}
