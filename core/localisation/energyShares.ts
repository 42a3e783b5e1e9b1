import type { Place } from '../regions/Place.js';
import { massShares } from './massShares.js';

/**
 * Energy-based pointing game: the share of the map's positive values that lies inside; NaN where there are
 * none. Wang et al., arXiv:1910.01279, section 4.3.
 * @param map height × width, finite
 * @param regionOf height × width indices into `regions`
 */
export function energyShares(
  map: Float64Array,
  regionOf: Uint8Array,
): Readonly<Record<Place, number>> {
  return massShares(map, regionOf, 0);
}
