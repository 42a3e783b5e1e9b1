import type { Place } from '../regions/Place.js';
import { countTop } from './countTop.js';
import { tied, type RankedPixels } from './rankPixels.js';

/** What top-k intersection takes, as its paper does. */
export const topK = 1_000;

/**
 * Top-k intersection: the share of the k highest pixels that lie inside (Theiner et al.,
 * arXiv:2104.14995). Of pixels that tie for the last places each counts by the share of them that
 * there is room for: what choosing among them at random gives on average. NaN for no pixels.
 * @param k all pixels, where there are fewer
 */
export function topShare(ranked: RankedPixels, place: Place, k: number): number {
  const { order } = ranked;
  const room = Math.min(k, order.length);
  if (room === 0) return NaN;
  // Those that tie with the last one there is room for.
  let start = room - 1;
  while (start > 0 && ((order[start - 1] as number) & tied) !== 0) start--;
  let end = room;
  while (((order[end - 1] as number) & tied) !== 0) end++;
  const share = (room - start) / (end - start);
  const above = countTop(ranked, place, 0, start);
  return (above + share * countTop(ranked, place, start, end)) / room;
}
