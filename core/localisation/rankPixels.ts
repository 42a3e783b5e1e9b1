import { perPlace, type Place } from '../regions/Place.js';
import { regions } from '../regions/Region.js';
import { lowerHalf, sortTagged, tagBits } from './sortTagged.js';

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

/**
 * Values that differ by less than four units in the last place are one.
 * @param map height × width, finite
 * @param regionOf height × width indices into `regions`
 */
export function rankPixels(map: Float64Array, regionOf: Uint8Array): RankedPixels {
  const n = map.length;
  const rising = sortTagged(map, regionOf);
  const bits = new Uint32Array(rising.buffer);
  const counts = new Float64Array(regions.length);
  const order = new Uint8Array(n);
  let below = NaN;
  for (let i = 0; i < n; i++) {
    const at = 2 * i + lowerHalf;
    const region = (bits[at] as number) & tagBits;
    bits[at] = (bits[at] as number) & ~tagBits;
    const value = rising[i] as number;
    order[n - 1 - i] = value === below ? region | tied : region;
    counts[region] = (counts[region] as number) + 1;
    below = value;
  }
  const size = (place: Place): number =>
    place === 'inRegions'
      ? n - (counts[regions.indexOf('elsewhere')] as number)
      : (counts[regions.indexOf(place)] as number);
  return { order, sizes: perPlace(size), upperHalf: countUpperHalf(rising) };
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
