import { placeBits } from '../regions/placeBits.js';
import { regions } from '../regions/Region.js';
import type { LaidRegions } from './layRegions.js';

/** The bits of the regions that count as a hit in any of them. */
export const inRegionsBits = placeBits('inRegions');

/** False for an empty mask: every game on it is degenerate. */
export const hasMass = ({ map }: Pick<LaidRegions, 'map'>): boolean =>
  map.includes(regions.indexOf('mass'));

/** What a point hits at a pixel: a bit for every one of `places`, the first the lowest. */
export function bitsOf({ map, near }: Pick<LaidRegions, 'map' | 'near'>): (at: number) => number {
  return (at) => {
    const own = near ? (near[at] as number) : 1 << (map[at] as number);
    return (own & inRegionsBits) === 0 ? own : own | (1 << regions.length);
  };
}
