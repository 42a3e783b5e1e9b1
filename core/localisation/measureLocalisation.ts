import { perPlace, type Place } from '../regions/Place.js';
import { iouBest, iouHalf } from './iou.js';
import { massShares } from './massShares.js';
import { pixelAuc } from './pixelAuc.js';
import { rankAccuracy } from './rankAccuracy.js';
import { rankPixels, type RankedPixels } from './rankPixels.js';
import { topK, topShare } from './topShare.js';

/** How well a map singles a region out. NaN when degenerate, and where the region has no pixel. */
export interface Localisation {
  /** Energy: also of a region without a pixel, 0. */
  readonly energy: Readonly<Record<Place, number>>;
  /** Relevance mass accuracy. */
  readonly relevance: Readonly<Record<Place, number>>;
  /** Relevance rank accuracy. */
  readonly rank: Readonly<Record<Place, number>>;
  /** Top-k intersection, k = 1000. */
  readonly topK: Readonly<Record<Place, number>>;
  /** Area under the ROC curve over the pixels. */
  readonly pixelAuc: Readonly<Record<Place, number>>;
  /** Intersection over union at the threshold that is best for the region. */
  readonly iouBest: Readonly<Record<Place, number>>;
  /** Intersection over union at the middle between the map's lowest and highest value. */
  readonly iouHalf: Readonly<Record<Place, number>>;
  /** The share of the image that is at or above that middle. */
  readonly halfShare: number;
}

const nowhere = perPlace(() => NaN);

export const degenerateLocalisation: Localisation = {
  energy: nowhere,
  relevance: nowhere,
  rank: nowhere,
  topK: nowhere,
  pixelAuc: nowhere,
  iouBest: nowhere,
  iouHalf: nowhere,
  halfShare: NaN,
};

/**
 * @param map height × width, finite and not constant
 * @param regionOf height × width indices into `regions`
 */
export function measureLocalisation(map: Float64Array, regionOf: Uint8Array): Localisation {
  return localisationOf(rankPixels(map, regionOf));
}

export function localisationOf(ranked: RankedPixels): Localisation {
  const { energy, relevance } = massShares(ranked);
  const [auc, best] = [pixelAuc(ranked), iouBest(ranked)];
  const each = (figure: (place: Place) => number) =>
    perPlace((place) => (ranked.sizes[place] === 0 ? NaN : figure(place)));
  return {
    energy,
    relevance: each((place) => relevance[place]),
    rank: each((place) => rankAccuracy(ranked, place)),
    topK: each((place) => topShare(ranked, place, topK)),
    pixelAuc: each((place) => auc[place]),
    iouBest: each((place) => best[place]),
    iouHalf: each((place) => iouHalf(ranked, place)),
    halfShare: ranked.upperHalf / ranked.pixels,
  };
}
