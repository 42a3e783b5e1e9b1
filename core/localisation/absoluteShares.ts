import { perPlace, type Place } from '../regions/Place.js';
import { regions } from '../regions/Region.js';

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
  const sums = new Float64Array(regions.length);
  let total = 0;
  for (let i = 0; i < map.length; i++) {
    const value = Math.abs(map[i] as number);
    const region = regionOf[i] as number;
    sums[region] = (sums[region] as number) + value;
    total += value;
  }
  const share = (region: number): number => (sums[region] as number) / total;
  return perPlace((place) =>
    place === 'inRegions' ? share(0) + share(1) + share(2) : share(regions.indexOf(place)),
  );
}
