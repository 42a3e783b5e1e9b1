import type { SaliencyMap } from '../../core/cam/combineTaps.js';
import { saliencyMaps, type MapRequest } from '../../core/cam/saliencyMaps.js';
import type { Tap } from '../../core/cam/Tap.js';
import { mapTaps } from '../../core/sweep/mapTaps.js';
import { headLayer, viewsOf } from '../../core/sweep/viewsOf.js';
import type { Head } from '../../core/training/Head.js';
import { headAt } from '../../core/training/headAt.js';
import { poolImage } from '../../core/training/poolImage.js';
import type { ViewSources } from './openViews.js';

/**
 * One image's maps by closed formulas, from all that the head sees.
 * @param taps in the head's order, as it calls them
 */
export function closedMaps(
  taps: readonly Tap[],
  head: Head,
  { spec, backbone, recipe }: Pick<ViewSources, 'spec' | 'backbone' | 'recipe'>,
  requests: readonly MapRequest[],
  image: string,
): SaliencyMap[] {
  const shown = new Set(
    viewsOf(backbone, recipe).flatMap((seeing) =>
      mapTaps(seeing, spec).map(({ layer }) => headLayer(seeing, layer)),
    ),
  );
  return saliencyMaps(
    taps.filter(({ layer }) => shown.has(layer)),
    headAt(head, poolImage(taps), 0),
    requests,
    image,
  );
}
