import { elsewhere, inRegions } from './placeBits.js';

/** The bit of a run that joins it with the next one, whose pixels have the same value. */
export const tied = 4;

/** The region of a run's pixels, as an index into `regions`. */
export const regionOfRun = (run: number): number => run & 3;

/** How many pixels a run has. */
export const lengthOfRun = (run: number): number => run >>> 3;

/**
 * Adds the pixels of the runs that tie with the one that stands here to those of their places.
 * @param hits in the order of `places`
 * @returns the run after them
 */
export function countTied(runs: Uint32Array, start: number, hits: Float64Array): number {
  let i = start;
  for (;;) {
    const run = runs[i++] as number;
    const region = regionOfRun(run);
    hits[region] = (hits[region] as number) + lengthOfRun(run);
    if (region !== elsewhere) hits[inRegions] = (hits[inRegions] as number) + lengthOfRun(run);
    if ((run & tied) === 0) return i;
  }
}
