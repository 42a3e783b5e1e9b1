import type { Place } from '../regions/Place.js';
import { massShares } from './massShares.js';

/**
 * Relevance mass accuracy: the share of the map's absolute values that lies inside, evidence for and
 * against alike. Arras, Osman & Samek, arXiv:2003.07258, eq. 3, pooled by absolute values. Where a map
 * has no negative values it is the energy.
 * @param map height × width, finite and not all 0
 * @param regionOf height × width indices into `regions`
 */
export function absoluteShares(
  map: Float64Array,
  regionOf: Uint8Array,
): Readonly<Record<Place, number>> {
  return massShares(map, regionOf, -1);
}
