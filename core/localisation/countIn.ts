import { regions } from '../regions/Region.js';

/**
 * How many pixels of some regions a rung has counted.
 * @param counts of each region, rung after rung
 * @param bits of the regions, as of `placeBits`
 */
export function countIn(counts: Uint32Array, rung: number, bits: number): number {
  let count = 0;
  for (let region = 0; region < regions.length; region++)
    count += ((bits >> region) & 1) * (counts[rung * regions.length + region] as number);
  return count;
}
