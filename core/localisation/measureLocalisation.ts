import { perPlace, type Place } from '../regions/Place.js';
import { absoluteShares } from './absoluteShares.js';
import { halfIndex, iou, iouBest } from './iou.js';
import { pixelAuc } from './pixelAuc.js';
import { rankAccuracy } from './rankAccuracy.js';
import { rankPixels } from './rankPixels.js';
import { topK, topShare } from './topShare.js';

/** How well a map singles a region out. NaN when degenerate, and where the region has no pixel. */
export interface Localisation {
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
  const { values, all, inside } = rankPixels(map, regionOf);
  const half = halfIndex(values);
  const relevance = absoluteShares(map, regionOf);
  const each = (figure: (inside: Uint32Array, place: Place) => number) =>
    perPlace((place) => (inside[place].at(-1) === 0 ? NaN : figure(inside[place], place)));
  return {
    relevance: each((_, place) => relevance[place]),
    rank: each((own) => rankAccuracy(all, own)),
    topK: each((own) => topShare(all, own, topK)),
    pixelAuc: each((own) => pixelAuc(all, own)),
    iouBest: each((own) => iouBest(all, own)),
    iouHalf: each((own) => iou(all, own, half)),
    halfShare: (all[half] as number) / map.length,
  };
}
