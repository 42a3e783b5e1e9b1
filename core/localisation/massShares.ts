import { perPlace, type Place } from '../regions/Place.js';
import { regions } from '../regions/Region.js';

/**
 * How the mass of a map is shared out among the regions. NaN where it has none.
 * @param map height × width, finite
 * @param regionOf height × width indices into `regions`
 * @param negative what values below zero count, times their own: 0 for nothing, −1 for as much as those above
 */
export function massShares(
  map: Float64Array,
  regionOf: Uint8Array,
  negative: 0 | -1,
): Readonly<Record<Place, number>> {
  const { sums, total } = addUp(map, regionOf, negative);
  const share = (at: number): number => (sums[at] as number) / total;
  return perPlace((place) =>
    place === 'inRegions' ? share(0) + share(1) + share(2) : share(regions.indexOf(place)),
  );
}

// Apart from what its sums are used for: a function that a closure shares a sum with boxes it at every pixel.
function addUp(
  map: Float64Array,
  regionOf: Uint8Array,
  negative: 0 | -1,
): { readonly sums: Float64Array; readonly total: number } {
  const sums = new Float64Array(regions.length);
  let total = 0;
  // Pixels of one region lie side by side: its sum is put away where the next one begins.
  let [region, sum] = [0, 0];
  for (let i = 0; i < map.length; i++) {
    const own = regionOf[i] as number;
    if (own !== region) {
      sums[region] = sum;
      [region, sum] = [own, sums[own] as number];
    }
    const value = map[i] as number;
    const mass = value > 0 ? value : negative * value;
    sum += mass;
    total += mass;
  }
  sums[region] = sum;
  return { sums, total };
}
