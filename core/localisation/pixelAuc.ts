import { perPlace, places, type Place } from '../regions/Place.js';
import { elsewhere, inRegions } from './placeBits.js';
import { regionBits, tied, type RankedPixels } from './rankPixels.js';

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
  // Each pixel inside beats those outside below it, and draws with those of its own value.
  const count = (place: number, inside: number, all: number): void => {
    const before = above[place] as number;
    const beaten = (outside[place] as number) - (start - before) - (all - inside) / 2;
    wins[place] = (wins[place] as number) + inside * beaten;
    above[place] = before + inside;
  };
  for (let i = 0; i < order.length; i++) {
    const own = order[i] as number;
    const region = own & regionBits;
    if (start === i && (own & tied) === 0) {
      count(region, 1, 1);
      if (region !== elsewhere) count(inRegions, 1, 1);
      start = i + 1;
      continue;
    }
    hits[region] = (hits[region] as number) + 1;
    if (region !== elsewhere) hits[inRegions] = (hits[inRegions] as number) + 1;
    if ((own & tied) !== 0) continue;
    for (let place = 0; place < hits.length; place++) {
      count(place, hits[place] as number, i + 1 - start);
    }
    hits.fill(0);
    start = i + 1;
  }
  return perPlace((place) => {
    const i = places.indexOf(place);
    return (wins[i] as number) / (sizes[place] * (outside[i] as number));
  });
}
