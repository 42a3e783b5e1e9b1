import { perPlace, places, type Place } from '../regions/Place.js';
import { elsewhere, inRegions } from './placeBits.js';
import type { RankedPixels } from './rankPixels.js';
import { countTied, lengthOfStretch, regionOfStretch, tied } from './stretches.js';

/**
 * Area under the ROC curve of the map's values as a score for lying inside: the chance that a pixel
 * inside has a higher value than one outside, ties one half. NaN where all or none lie inside.
 */
export function pixelAuc(ranked: RankedPixels): Readonly<Record<Place, number>> {
  const { stretches, sizes, pixels } = ranked;
  const outside = Float64Array.from(places, (place) => pixels - sizes[place]);
  const wins = new Float64Array(places.length);
  /** How many pixels of each place are above those of one stretch, and among those that tie. */
  const above = new Float64Array(places.length);
  const hits = new Float64Array(places.length);
  let start = 0;
  // Each pixel inside beats those outside but for those above it.
  const win = (place: number, inside: number, lost: number): void => {
    wins[place] = (wins[place] as number) + inside * ((outside[place] as number) - lost);
    above[place] = (above[place] as number) + inside;
  };
  let i = 0;
  while (i < stretches.length) {
    const stretch = stretches[i] as number;
    if ((stretch & tied) === 0) {
      const [own, length] = [regionOfStretch(stretch), lengthOfStretch(stretch)];
      win(own, length, start - (above[own] as number));
      if (own !== elsewhere) win(inRegions, length, start - (above[inRegions] as number));
      start += length;
      i++;
    } else {
      hits.fill(0);
      i = countTied(stretches, i, hits);
      const all = (hits[inRegions] as number) + (hits[elsewhere] as number);
      for (let place = 0; place < hits.length; place++) {
        const inside = hits[place] as number;
        // Half of those outside that have the same value.
        win(place, inside, start - (above[place] as number) + (all - inside) / 2);
      }
      start += all;
    }
  }
  return perPlace((place) => {
    const at = places.indexOf(place);
    return (wins[at] as number) / (sizes[place] * (outside[at] as number));
  });
}
