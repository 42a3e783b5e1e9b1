import { openImage } from '../../adapters/features/openImage.js';
import { loadWindow } from '../../adapters/dataset/loadWindow.js';
import type { ProbedView } from '../../core/cam/probedMap.js';
import type { Tap } from '../../core/cam/Tap.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import { blackImage } from '../../core/image/blackImage.js';
import { mapTaps } from '../../core/sweep/mapTaps.js';
import { mapView } from '../../core/sweep/mapView.js';
import { headLayer, headLayers, viewsOf } from '../../core/sweep/viewsOf.js';
import type { Head } from '../../core/training/Head.js';
import type { Context } from '../context.js';
import { placeIn, type ViewSources } from './openViews.js';
import { wholeGraph } from './wholeGraph.js';

/** One image's network in every view that the head sees, for the label that is explained. */
export type ImageProbes = (negative: boolean) => readonly ProbedView[];

/**
 * Opens a cell's network from the image to the logit, the blocks that it trained in their places. The taps
 * of an image cost one pass a view; a method that asks about one view leaves what the head sees of the
 * others as it is.
 */
export async function openProbedViews(
  { trunks }: Pick<Context, 'trunks'>,
  sources: ViewSources,
  head: Head,
): Promise<(entry: Entry) => Promise<ImageProbes>> {
  const { store, dataset, spec, backbone, recipe, tuned } = sources;
  const key = [backbone.digest, tuned?.cell ?? ''].join();
  const { inputSize } = backbone;
  const graph = () => wholeGraph({ trunks }, backbone, tuned);
  const network = await trunks.probes(key, graph, [inputSize, inputSize, 3]);
  const layers = headLayers(backbone, recipe);
  const shown = new Set(mapTaps(backbone, spec).map(({ layer }) => layer));
  const black = blackImage(backbone);
  return async (entry) => {
    const frame = await loadWindow(store, dataset, entry, mapView(recipe));
    const views = await Promise.all(
      viewsOf(backbone, recipe).map(async (seeing) => {
        const input = (await openImage(store, dataset, seeing, entry))(false);
        const [own = []] = await network.run(input, 1);
        const window =
          seeing.prefix === undefined
            ? undefined
            : await loadWindow(store, dataset, entry, seeing.view);
        const place = window && placeIn(window, frame ?? entry, frame);
        const called = own.map((tap): Tap => ({ ...tap, layer: headLayer(seeing, tap.layer) }));
        const taps = called.filter((_, t) => shown.has(own[t]?.layer ?? ''));
        return { input, called, taps, place, prefix: seeing.prefix };
      }),
    );
    return (negative) =>
      views.map(({ input, taps, place, prefix }, v) => {
        const others = views.flatMap((view, o) => (o === v ? [] : view.called));
        const subject = { input, black, head, layers, negative, prefix, others };
        return { probe: network.probe(subject), taps, ...(place ? { place } : {}) };
      });
  };
}
