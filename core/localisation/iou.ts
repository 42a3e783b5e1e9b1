import { perPlace, type Place } from '../regions/Place.js';
import { countTop } from './countTop.js';
import type { RankedPixels } from './rankPixels.js';

/**
 * Intersection over union of a place and the pixels at or above the middle between the highest and the
 * lowest value. NaN where both are empty.
 */
export function iouHalf(ranked: RankedPixels, place: Place): number {
  const { sizes, upperHalf } = ranked;
  const hits = countTop(ranked, place, 0, upperHalf);
  return hits / (upperHalf + sizes[place] - hits);
}

/** The highest over all thresholds; no less than the region's share of the image, which calling all gives. */
export const iouBest = ({ bestHits, bestUnion }: RankedPixels): Readonly<Record<Place, number>> =>
  perPlace((place) => bestHits[place] / bestUnion[place]);
