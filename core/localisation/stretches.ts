import { elsewhere, inRegions } from './placeBits.js';

/** The bit of a stretch that joins it with the next one, whose pixels have the same value. */
export const tied = 4;

/** The region of a stretch's pixels, as an index into `regions`. */
export const regionOfStretch = (stretch: number): number => stretch & 3;

/** How many pixels a stretch has. */
export const lengthOfStretch = (stretch: number): number => stretch >>> 3;

/**
 * Adds the pixels of the stretches that tie with the one that stands here to those of their places.
 * @param hits in the order of `places`
 * @returns the stretch after them
 */
export function countTied(stretches: Uint32Array, start: number, hits: Float64Array): number {
  let i = start;
  for (;;) {
    const stretch = stretches[i++] as number;
    const region = regionOfStretch(stretch);
    hits[region] = (hits[region] as number) + lengthOfStretch(stretch);
    if (region !== elsewhere)
      hits[inRegions] = (hits[inRegions] as number) + lengthOfStretch(stretch);
    if ((stretch & tied) === 0) return i;
  }
}
