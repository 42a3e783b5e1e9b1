import { perPlace, places, type Place } from '../regions/Place.js';
import { countTop } from './countTop.js';
import { elsewhere, inRegions } from './placeBits.js';
import type { RankedPixels } from './rankPixels.js';
import { countTied, lengthOfStretch, regionOfStretch, tied } from './stretches.js';

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
export function iouBest({ stretches, sizes }: RankedPixels): Readonly<Record<Place, number>> {
  const size = Float64Array.from(places, (place) => sizes[place]);
  const hits = new Float64Array(places.length);
  // The best ratio, as its two numbers: whole ones, whose products are exact and faster than a division.
  const bestHits = new Float64Array(places.length);
  const bestUnion = new Float64Array(places.length).fill(1);
  const look = (place: number, seen: number): void => {
    const inside = hits[place] as number;
    const union = seen + (size[place] as number) - inside;
    if (inside * (bestUnion[place] as number) <= (bestHits[place] as number) * union) return;
    bestHits[place] = inside;
    bestUnion[place] = union;
  };
  let [i, seen] = [0, 0];
  while (i < stretches.length) {
    const stretch = stretches[i] as number;
    if ((stretch & tied) === 0) {
      const [own, length] = [regionOfStretch(stretch), lengthOfStretch(stretch)];
      seen += length;
      i++;
      // It rises with each pixel inside, and with these alone: the last of a stretch gives the most.
      hits[own] = (hits[own] as number) + length;
      look(own, seen);
      if (own === elsewhere) continue;
      hits[inRegions] = (hits[inRegions] as number) + length;
      look(inRegions, seen);
    } else {
      i = countTied(stretches, i, hits);
      seen = (hits[inRegions] as number) + (hits[elsewhere] as number);
      for (let place = 0; place < size.length; place++) look(place, seen);
    }
  }
  return perPlace((place) => {
    const at = places.indexOf(place);
    return (bestHits[at] as number) / (bestUnion[at] as number);
  });
}
