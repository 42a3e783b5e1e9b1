import { loadWindow } from '../../adapters/dataset/loadWindow.js';
import type { Tap, TapPlace } from '../../core/cam/Tap.js';
import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import type { Size, Window } from '../../core/image/Window.js';
import type { ObjectStore } from '../../core/ports.js';
import { mapTaps } from '../../core/sweep/mapTaps.js';
import { mapView } from '../../core/sweep/mapView.js';
import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import type { Recipe } from '../../core/sweep/Recipe.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import { headLayer, viewsOf } from '../../core/sweep/viewsOf.js';
import type { Context } from '../context.js';
import { openTaps, type TunedTail } from './openTaps.js';

export interface ViewSources {
  readonly store: ObjectStore;
  readonly dataset: Dataset;
  readonly spec: SweepSpec;
  readonly backbone: PlannedBackbone;
  readonly recipe: Recipe;
  readonly tuned?: TunedTail | undefined;
}

/** Gives an image's taps in every view that a head sees, named as the head names them. */
export async function openViews(
  context: Pick<Context, 'trunks'>,
  { store, dataset, spec, backbone, recipe, tuned }: ViewSources,
): Promise<(entry: Entry) => Promise<readonly Tap[]>> {
  const views = await Promise.all(
    viewsOf(backbone, recipe).map(async (seeing) => {
      const kept = mapTaps(seeing, spec);
      const features = { store, dataset, backbone: seeing, kept };
      return { seeing, tapsOf: await openTaps(context, { features, tuned }) };
    }),
  );
  return async (entry) => {
    const taps: Tap[] = [];
    const frame = await loadWindow(store, dataset, entry, mapView(recipe));
    for (const { seeing, tapsOf } of views) {
      const [own, window] = await Promise.all([
        tapsOf(entry),
        seeing.prefix === undefined ? undefined : loadWindow(store, dataset, entry, seeing.view),
      ]);
      const place = window && placeIn(window, frame ?? entry, frame);
      taps.push(
        ...own.map((tap) => ({
          ...tap,
          layer: headLayer(seeing, tap.layer),
          ...(place ? { place } : {}),
        })),
      );
    }
    return taps;
  };
}

/** Where a view's window lies in the frame of the map. */
export function placeIn(window: Window, { width, height }: Size, frame?: Window): TapPlace {
  return {
    x: (window.x - (frame?.x ?? 0)) / width,
    y: (window.y - (frame?.y ?? 0)) / height,
    width: window.width / width,
    height: window.height / height,
  };
}
