import { perPlace, type Place } from '../regions/Place.js';
import { regions } from '../regions/Region.js';
import { countIn } from './countIn.js';
import { placeBits } from './placeBits.js';
import { runRankKernel } from './runRankKernel.js';
import { lengthOfStretch, regionOfStretch } from './stretches.js';

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
}

export const rungStep = 256;

/**
 * Values that differ by less than four units in the last place are one.
 * @param map height × width, finite
 * @param regionOf height × width indices into `regions`
 * @throws RangeError where there is no memory for so many pixels
 */
export function rankPixels(map: Float64Array, regionOf: Uint8Array): RankedPixels {
  const { stretches, upperHalf } = runRankKernel(map, regionOf);
  const ladder = new Uint32Array((Math.ceil(stretches.length / rungStep) + 1) * regions.length);
  const counts = new Uint32Array(regions.length);
  for (let i = 0; i < stretches.length; i++) {
    if (i % rungStep === 0) ladder.set(counts, (i / rungStep) * regions.length);
    const stretch = stretches[i] as number;
    const region = regionOfStretch(stretch);
    counts[region] = (counts[region] as number) + lengthOfStretch(stretch);
  }
  ladder.set(counts, ladder.length - regions.length);
  const sizes = perPlace((place) => countIn(counts, 0, placeBits(place)));
  return { stretches, ladder, sizes, pixels: map.length, upperHalf };
}
