import { perPlace, type Place } from '../regions/Place.js';
import type { RankedPixels } from './rankPixels.js';

/**
 * Area under the ROC curve of the map's values as a score for lying inside: the chance that a pixel
 * inside has a higher value than one outside, ties one half. NaN where all or none lie inside.
 */
export const pixelAuc = ({
  sizes,
  pixels,
  pairsWon,
}: RankedPixels): Readonly<Record<Place, number>> =>
  perPlace((place) => pairsWon[place] / (sizes[place] * (pixels - sizes[place])));
