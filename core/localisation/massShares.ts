import { perPlace, type Place } from '../regions/Place.js';
import { regions } from '../regions/Region.js';

export interface MassShares {
  /**
   * Energy-based pointing game: the share of the map's positive values. Wang et al., arXiv:1910.01279,
   * section 4.3.
   */
  readonly energy: Readonly<Record<Place, number>>;
  /**
   * Relevance mass accuracy: the share of its absolute values, evidence for and against alike. Arras, Osman &
   * Samek, arXiv:2003.07258, eq. 3, pooled by absolute values. Where a map has no negative values it is the energy.
   */
  readonly relevance: Readonly<Record<Place, number>>;
}

/**
 * How the mass of a map is shared out among the regions. NaN where it has none.
 * @param map height × width, finite
 * @param regionOf height × width indices into `regions`
 */
export function massShares(map: Float64Array, regionOf: Uint8Array): MassShares {
  const { positive, absolute } = addUp(map, regionOf);
  return { energy: shareOut(positive), relevance: shareOut(absolute) };
}

/** Of each region, and of all. */
interface Mass {
  readonly sums: Float64Array;
  readonly total: number;
}

function shareOut({ sums, total }: Mass): Readonly<Record<Place, number>> {
  const share = (at: number): number => (sums[at] as number) / total;
  return perPlace((place) =>
    place === 'inRegions' ? share(0) + share(1) + share(2) : share(regions.indexOf(place)),
  );
}

// Apart from what its sums are used for: a function that a closure shares a sum with boxes it at every pixel.
function addUp(
  map: Float64Array,
  regionOf: Uint8Array,
): { readonly positive: Mass; readonly absolute: Mass } {
  const [above, both] = [new Float64Array(regions.length), new Float64Array(regions.length)];
  let [totalAbove, totalBoth] = [0, 0];
  // Pixels of one region lie side by side: its sums are put away where the next one begins.
  let [region, sumAbove, sumBoth] = [0, 0, 0];
  for (let i = 0; i < map.length; i++) {
    const own = regionOf[i] as number;
    if (own !== region) {
      above[region] = sumAbove;
      both[region] = sumBoth;
      [region, sumAbove, sumBoth] = [own, above[own] as number, both[own] as number];
    }
    const value = map[i] as number;
    const [positive, absolute] = [Math.max(0, value), Math.abs(value)];
    sumAbove += positive;
    sumBoth += absolute;
    totalAbove += positive;
    totalBoth += absolute;
  }
  above[region] = sumAbove;
  both[region] = sumBoth;
  return {
    positive: { sums: above, total: totalAbove },
    absolute: { sums: both, total: totalBoth },
  };
}
