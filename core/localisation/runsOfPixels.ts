import { elsewhere, inRegions } from './placeBits.js';
import { regionBits, tied } from './rankPixels.js';

/**
 * Where the pixels of one region end that start here, each of a value of its own.
 * @param order of `RankedPixels`
 */
export function endOfRun(order: Uint8Array, start: number): number {
  const own = order[start];
  let end = start + 1;
  while (end < order.length && order[end] === own) end++;
  return end;
}

/**
 * Adds the pixels that share the value of the one that starts here to those of their places.
 * @param hits in the order of `places`
 * @returns where they end
 */
export function countTied(order: Uint8Array, start: number, hits: Float64Array): number {
  let i = start;
  for (;;) {
    const own = order[i++] as number;
    const region = own & regionBits;
    hits[region] = (hits[region] as number) + 1;
    if (region !== elsewhere) hits[inRegions] = (hits[inRegions] as number) + 1;
    if ((own & tied) === 0) return i;
  }
}
