import { loadWindow } from '../../adapters/dataset/loadWindow.js';
import { openImage } from '../../adapters/features/openImage.js';
import type { Graph } from '../../adapters/tensor/graph/Step.js';
import type { Tap, TapPlace } from '../../core/cam/Tap.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import type { ShownView } from '../../core/faithfulness/replaceViews.js';
import { seenPixels } from '../../core/faithfulness/seenPixels.js';
import { mapView } from '../../core/sweep/mapView.js';
import { headLayer, viewsOf } from '../../core/sweep/viewsOf.js';
import type { Context } from '../context.js';
import { placeIn, type ViewSources } from './openViews.js';
import { wholeGraph } from './wholeGraph.js';

/** An image as a cell's network is shown it. */
export interface ShownImage {
  /** The first one fills the frame of the maps. */
  readonly views: readonly ShownView[];
  /** Which pixels of the frame are image; all when left out. */
  readonly counted: Uint8Array | undefined;
}

/** A cell's network from the images to all that its head sees. */
export interface WholeNetwork {
  /**
   * One forward pass a view.
   * @param inputs of every view, `count` images one after another
   * @returns per image its taps, in the head's order and as it calls them
   */
  taps(
    inputs: readonly Float32Array[],
    count: number,
    places: readonly ShownView[],
  ): Promise<Tap[][]>;
}

/** Reads an image as the network is shown it. */
export async function showImage(
  { store, dataset, backbone, recipe }: ViewSources,
  entry: Entry,
): Promise<ShownImage> {
  const frame = await loadWindow(store, dataset, entry, mapView(recipe));
  const views: ShownView[] = [];
  for (const seeing of viewsOf(backbone, recipe)) {
    const input = (await openImage(store, dataset, seeing, entry))(false);
    let place: TapPlace | undefined;
    if (seeing.prefix !== undefined) {
      const window = await loadWindow(store, dataset, entry, seeing.view);
      place = window && placeIn(window, frame ?? entry, frame);
    }
    views.push({ input, side: backbone.inputSize, place });
  }
  return { views, counted: seenPixels(frame, entry, backbone.inputSize) };
}

/**
 * Opens the network, the blocks that the cell trained in their places; the one opened before is given up.
 * @param alter changes the parameters: another network, called by its key
 */
export async function openWhole(
  { trunks }: Pick<Context, 'trunks'>,
  { backbone, recipe, tuned }: ViewSources,
  alter?: { readonly key: string; readonly graph: (graph: Graph) => Graph },
): Promise<WholeNetwork> {
  const key = ['whole', backbone.digest, tuned?.cell ?? '', alter?.key ?? ''].join();
  const { inputSize } = backbone;
  const graph = async (): Promise<Graph> => {
    const whole = await wholeGraph({ trunks }, backbone, tuned);
    return alter ? alter.graph(whole) : whole;
  };
  const network = await trunks.network(key, graph, [inputSize, inputSize, 3]);
  const seeing = viewsOf(backbone, recipe);
  return {
    taps: async (inputs, count, places) => {
      const views: Tap[][][] = [];
      for (const [v, one] of seeing.entries()) {
        const made = await network.run(inputs[v] ?? new Float32Array(), count);
        const place = places[v]?.place;
        const called = (tap: Tap): Tap => ({
          ...tap,
          layer: headLayer(one, tap.layer),
          ...(place ? { place } : {}),
        });
        views.push(made.map((own) => own.map(called)));
      }
      return Array.from({ length: count }, (_, i) => views.flatMap((own) => own[i] ?? []));
    },
  };
}
