import { perPlace, places, type Place } from '../regions/Place.js';
import { countTop } from './countTop.js';
import { elsewhere, inRegions } from './placeBits.js';
import { regionBits, tied, type RankedPixels } from './rankPixels.js';

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
  let joined = false;
  for (let i = 0; i < order.length; i++) {
    const own = order[i] as number;
    const region = own & regionBits;
    hits[region] = (hits[region] as number) + 1;
    if (region !== elsewhere) hits[inRegions] = (hits[inRegions] as number) + 1;
    if ((own & tied) !== 0) {
      joined = true;
    } else if (joined) {
      for (let place = 0; place < size.length; place++) look(place, i + 1);
      joined = false;
    } else {
      // It rises with the pixels inside alone.
      look(region, i + 1);
      if (region !== elsewhere) look(inRegions, i + 1);
    }
  }
  return perPlace((place) => best[places.indexOf(place)] as number);
}
