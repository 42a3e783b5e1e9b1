import type { Place } from '../regions/Place.js';
import type { RankedPixels } from './rankPixels.js';
import { topShare } from './topShare.js';

/**
 * Relevance rank accuracy: of as many highest pixels as the region has, the share that lies inside.
 * Arras, Osman & Samek, arXiv:2003.07258, eq. 5. NaN for an empty region.
 */
export function rankAccuracy(ranked: RankedPixels, place: Place): number {
  return topShare(ranked, place, ranked.sizes[place]);
}
