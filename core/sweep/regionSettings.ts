import { parseExtent, type Extent } from '../regions/Extent.js';
import type { RegionExtents } from '../regions/regionMap.js';
import type { SweepSpec } from './SweepSpec.js';

/** What a sweep file says of the regions and the point, as numbers. */
export function regionSettings(spec: Pick<SweepSpec, 'regions' | 'pointing'>): {
  extents: RegionExtents;
  /** Pixels. */
  tolerance: number;
} {
  const { below, peritumoral } = spec.regions;
  return {
    extents: {
      peritumoral: extent(peritumoral),
      below: below === 'full' ? 'full' : extent(below),
    },
    tolerance: extent(spec.pointing.tolerance).value,
  };
}

// The sweep file's schema has let nothing else through.
function extent(text: string): Extent {
  const parsed = parseExtent(text);
  if (!parsed) throw new RangeError(`${text} is no extent`);
  return parsed;
}
