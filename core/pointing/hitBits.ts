import { placeBits } from '../regions/placeBits.js';
import { regions } from '../regions/Region.js';
import type { LaidRegions } from './layRegions.js';

/** The bits of the regions that count as a hit in any of them. */
export const inRegionsBits = placeBits('inRegions');

/** False for an empty mask: every game on it is degenerate. */
export const hasMass = ({ map }: Pick<LaidRegions, 'map'>): boolean =>
  map.includes(regions.indexOf('mass'));

/** The bits of regions, a bit for every one of `places`: with that of the union where one of it is among them. */
export const withUnion = (bits: number): number =>
  (bits & inRegionsBits) === 0 ? bits : bits | (1 << regions.length);
