import type { Place } from './Place.js';
import { regions } from './Region.js';

/** One bit for each region that a place consists of, as `1 << index`. */
export const placeBits = (place: Place): number =>
  place === 'inRegions' ? 0b0111 : 1 << regions.indexOf(place);

/** Those of all regions. */
export const allBits = (1 << regions.length) - 1;
