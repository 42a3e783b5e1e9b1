import { perPlace, places, type Place } from '../regions/Place.js';
import { countTop } from './countTop.js';
import { elsewhere, inRegions } from './placeBits.js';
import { tied, type RankedPixels } from './rankPixels.js';
import { countTied, endOfRun } from './runsOfPixels.js';

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
export function iouBest({ order, sizes }: RankedPixels): Readonly<Record<Place, number>> {
  const size = places.map((place) => sizes[place]);
  const best = new Float64Array(places.length);
  const hits = new Float64Array(places.length);
  const look = (place: number, seen: number): void => {
    const inside = hits[place] as number;
    const value = inside / (seen + (size[place] as number) - inside);
    if (value > (best[place] as number)) best[place] = value;
  };
  let i = 0;
  while (i < order.length) {
    const own = order[i] as number;
    if ((own & tied) === 0) {
      // It rises with each pixel inside, and with these alone: the last of a run gives the most.
      const end = endOfRun(order, i);
      hits[own] = (hits[own] as number) + end - i;
      if (own !== elsewhere) hits[inRegions] = (hits[inRegions] as number) + end - i;
      i = end;
      look(own, i);
      if (own !== elsewhere) look(inRegions, i);
    } else {
      i = countTied(order, i, hits);
      for (let place = 0; place < size.length; place++) look(place, i);
    }
  }
  return perPlace((place) => best[places.indexOf(place)] as number);
}
