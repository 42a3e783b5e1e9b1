import { perPlace, type Place } from '../regions/Place.js';
import { regions } from '../regions/Region.js';
import type { Mass, RankedPixels } from './rankPixels.js';

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

/** How the mass of a map is shared out among the regions. NaN where it has none. */
export const massShares = ({ mass }: RankedPixels): MassShares => ({
  energy: shareOut(mass.positive),
  relevance: shareOut(mass.absolute),
});

function shareOut({ sums, total }: Mass): Readonly<Record<Place, number>> {
  const share = (at: number): number => (sums[at] as number) / total;
  return perPlace((place) =>
    place === 'inRegions' ? share(0) + share(1) + share(2) : share(regions.indexOf(place)),
  );
}
