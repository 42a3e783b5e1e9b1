import { perPlace, type Place } from '../regions/Place.js';
import { regions } from '../regions/Region.js';
import { sortValues } from './sortValues.js';

/** An image's pixels from the highest value of a map down, ready for any number of figures. */
export interface RankedPixels {
  /** Of each pixel its index into `regions`, and `tied` where the next one has the same value. */
  readonly order: Uint8Array;
  /** How many pixels lie in each place. */
  readonly sizes: Readonly<Record<Place, number>>;
  /** How many pixels are at or above the middle between the highest and the lowest value. */
  readonly upperHalf: number;
}

/** The bit of `order` that joins a pixel with the next one, and those that hold its region. */
export const [tied, regionBits] = [4, 3];

// Where a number's lower half lies.
const lower = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 1;

/**
 * Values that differ by less than four units in the last place are one: the last two bits carry the
 * region through the sort, since numbers sort many times faster than indices to them.
 * @param map height × width, finite
 * @param regionOf height × width indices into `regions`
 */
export function rankPixels(map: Float64Array, regionOf: Uint8Array): RankedPixels {
  const n = map.length;
  const sorted = map.slice();
  const bits = new Uint32Array(sorted.buffer);
  const counts = new Float64Array(regions.length);
  for (let i = 0; i < n; i++) {
    const region = regionOf[i] as number;
    const at = 2 * i + lower;
    bits[at] = ((bits[at] as number) & ~regionBits) | region;
    counts[region] = (counts[region] as number) + 1;
  }
  sortValues(sorted);
  const order = new Uint8Array(n);
  let above = NaN;
  for (let i = n - 1; i >= 0; i--) {
    const at = 2 * i + lower;
    const region = (bits[at] as number) & regionBits;
    bits[at] = (bits[at] as number) & ~regionBits;
    const value = sorted[i] as number;
    const rank = n - 1 - i;
    order[rank] = region;
    if (value === above) order[rank - 1] = (order[rank - 1] as number) | tied;
    above = value;
  }
  const size = (place: Place): number =>
    place === 'inRegions'
      ? n - (counts[regions.indexOf('elsewhere')] as number)
      : (counts[regions.indexOf(place)] as number);
  return { order, sizes: perPlace(size), upperHalf: countUpperHalf(sorted) };
}

/** One half of the maximum, once the map is scaled from 0 to 1. */
function countUpperHalf(rising: Float64Array): number {
  const middle = ((rising[0] as number) + (rising.at(-1) as number)) / 2;
  let [low, high] = [0, rising.length];
  while (low < high) {
    const at = (low + high) >> 1;
    if ((rising[at] as number) >= middle) high = at;
    else low = at + 1;
  }
  return rising.length - low;
}
