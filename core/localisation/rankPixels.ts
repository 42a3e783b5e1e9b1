import { layMap, type LaidMap } from '../pixels/layMap.js';
import { perPlace, places, type Place } from '../regions/Place.js';
import { regions } from '../regions/Region.js';

/** An image's pixels from the highest value of a map down, ready for any number of figures. */
export interface RankedPixels {
  /**
   * Pixels of one region that follow each other: its index into `regions`, `tied` where they have the value of the
   * next ones, too, and in the bits above how many they are.
   */
  readonly stretches: Uint32Array;
  /** Of every `rungStep`-th stretch, and of the end, how many pixels of each region come before. */
  readonly ladder: Uint32Array;
  /** How many pixels lie in each place. */
  readonly sizes: Readonly<Record<Place, number>>;
  /** How many pixels there are. */
  readonly pixels: number;
  /** How many pixels are at or above the middle between the highest and the lowest value. */
  readonly upperHalf: number;
  /** Of a pixel inside a place and one outside, pairs in which that inside has the higher value; a tie is half of one. */
  readonly pairsWon: Readonly<Record<Place, number>>;
  /** Pixels inside a place at or above the threshold that gives the best intersection over union, and those of the union. */
  readonly bestHits: Readonly<Record<Place, number>>;
  readonly bestUnion: Readonly<Record<Place, number>>;
  readonly mass: { readonly positive: Mass; readonly absolute: Mass };
}

/** What the values of each region add up to, and all of them. */
export interface Mass {
  readonly sums: readonly number[];
  readonly total: number;
}

export const rungStep = 256;

/**
 * Values that differ by less than four units in the last place are one.
 * @param map height × width, finite
 * @param regionOf height × width indices into `regions`
 * @throws RangeError where there is no memory for so many pixels
 */
export function rankPixels(map: Float64Array, regionOf: Uint8Array): RankedPixels {
  return rankLaid(layMap(map), regionOf);
}

/** The same of a map that is laid already. It is not there any more afterwards. */
export function rankLaid({ kernel, pixels }: LaidMap, regionOf: Uint8Array): RankedPixels {
  const { buffer } = kernel.memory;
  new Uint8Array(buffer, kernel.tags.value, pixels).set(regionOf);
  const count = kernel.measure(pixels, rungStep);
  const stretches = new Uint32Array(buffer, kernel.values.value, count).slice();
  const rungs = regions.length * (Math.ceil(count / rungStep) + 1);
  const ladder = new Uint32Array(buffer, kernel.tagged.value, rungs).slice();
  const take = (from: number, size: number): number[] =>
    Array.from(new Float64Array(buffer, kernel.figures.value + 8 * from, size));
  const massFrom = (from: number): Mass => {
    const [total = NaN] = take(from + regions.length, 1);
    return { sums: take(from, regions.length), total };
  };
  const sums = regions.length + 1;
  const perPlaceFrom = (which: number): Readonly<Record<Place, number>> => {
    const own = take(2 * sums + which * places.length, places.length);
    return perPlace((place) => own[places.indexOf(place)] as number);
  };
  return {
    ...{ stretches, ladder, pixels, upperHalf: kernel.upperHalf.value },
    ...{ sizes: perPlaceFrom(0), pairsWon: perPlaceFrom(1) },
    ...{ bestHits: perPlaceFrom(2), bestUnion: perPlaceFrom(3) },
    mass: { positive: massFrom(0), absolute: massFrom(sums) },
  };
}
