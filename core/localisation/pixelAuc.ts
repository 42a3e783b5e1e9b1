import { perPlace, places, type Place } from '../regions/Place.js';
import { elsewhere, inRegions } from './placeBits.js';
import { tied, type RankedPixels } from './rankPixels.js';
import { countTied, endOfRun } from './runsOfPixels.js';

/**
 * Area under the ROC curve of the map's values as a score for lying inside: the chance that a pixel
 * inside has a higher value than one outside, ties one half. NaN where all or none lie inside.
 */
export function pixelAuc({ order, sizes }: RankedPixels): Readonly<Record<Place, number>> {
  const outside = Float64Array.from(places, (place) => order.length - sizes[place]);
  const wins = new Float64Array(places.length);
  /** How many pixels of each place are above those of one value, and among them. */
  const above = new Float64Array(places.length);
  const hits = new Float64Array(places.length);
  let start = 0;
  // Each pixel inside beats those outside but for those above it.
  const win = (place: number, inside: number, lost: number): void => {
    wins[place] = (wins[place] as number) + inside * ((outside[place] as number) - lost);
    above[place] = (above[place] as number) + inside;
  };
  let i = 0;
  while (i < order.length) {
    const own = order[i] as number;
    if ((own & tied) === 0) {
      // All of one region that follow each other beat as many.
      const end = endOfRun(order, i);
      win(own, end - i, start - (above[own] as number));
      if (own !== elsewhere) win(inRegions, end - i, start - (above[inRegions] as number));
      i = end;
    } else {
      hits.fill(0);
      i = countTied(order, i, hits);
      for (let place = 0; place < hits.length; place++) {
        const inside = hits[place] as number;
        // Half of those outside that have the same value.
        const drawn = (i - start - inside) / 2;
        win(place, inside, start - (above[place] as number) + drawn);
      }
    }
    start = i;
  }
  return perPlace((place) => {
    const at = places.indexOf(place);
    return (wins[at] as number) / (sizes[place] * (outside[at] as number));
  });
}
