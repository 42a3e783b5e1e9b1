import { perPlace, type Place } from '../regions/Place.js';
import { regions } from '../regions/Region.js';
import { lowerHalf, sortTagged, tagBits, untagged, upperHalf } from './sortTagged.js';

/** An image's pixels from the highest value of a map down, ready for any number of figures. */
export interface RankedPixels {
  /** Of each pixel its index into `regions`, and `tied` where the next one has the same value. */
  readonly order: Uint8Array;
  /** How many pixels of each region come before every `ladderStep`-th one of that order, and before its end. */
  readonly ladder: Uint32Array;
  /** How many pixels lie in each place. */
  readonly sizes: Readonly<Record<Place, number>>;
  /** How many pixels are at or above the middle between the highest and the lowest value. */
  readonly upperHalf: number;
}

/** The bit of `order` that joins a pixel with the next one, and those that hold its region. */
export const [tied, regionBits] = [4, 3];
export const ladderStep = 1024;

/**
 * Values that differ by less than four units in the last place are one.
 * @param map height × width, finite
 * @param regionOf height × width indices into `regions`
 */
export function rankPixels(map: Float64Array, regionOf: Uint8Array): RankedPixels {
  const n = map.length;
  const rising = sortTagged(map, regionOf);
  const bits = new Int32Array(rising.buffer);
  const counts = new Uint32Array(regions.length);
  const ladder = new Uint32Array((Math.ceil(n / ladderStep) + 1) * regions.length);
  const order = new Uint8Array(n);
  // As two whole numbers each, which compare faster; no number looks like the first one.
  let [above, aboveLow] = [-1, -1];
  for (let start = 0, rung = 0; start < n; start += ladderStep, rung += regions.length) {
    ladder.set(counts, rung);
    const end = Math.min(n, start + ladderStep);
    for (let rank = start; rank < end; rank++) {
      const at = 2 * (n - 1 - rank);
      const tagged = bits[at + lowerHalf] as number;
      const low = tagged & ~tagBits;
      const upper = bits[at + upperHalf] as number;
      // Zeros of either sign are one value.
      const high = low === 0 && upper === negativeZero ? 0 : upper;
      const region = tagged & tagBits;
      order[rank] = region;
      if (high === above && low === aboveLow) order[rank - 1] = (order[rank - 1] as number) | tied;
      counts[region] = (counts[region] as number) + 1;
      [above, aboveLow] = [high, low];
    }
  }
  ladder.set(counts, ladder.length - regions.length);
  const size = (place: Place): number =>
    place === 'inRegions'
      ? n - (counts[regions.indexOf('elsewhere')] as number)
      : (counts[regions.indexOf(place)] as number);
  return { order, ladder, sizes: perPlace(size), upperHalf: countUpperHalf(rising) };
}

// Its upper half, as a whole number.
const negativeZero = -(2 ** 31);

/** One half of the maximum, once the map is scaled from 0 to 1. */
function countUpperHalf(rising: Float64Array): number {
  const n = rising.length;
  const middle = (untagged(rising, 0) + untagged(rising, n - 1)) / 2;
  let [low, high] = [0, n];
  while (low < high) {
    const at = (low + high) >> 1;
    if (untagged(rising, at) >= middle) high = at;
    else low = at + 1;
  }
  return n - low;
}
