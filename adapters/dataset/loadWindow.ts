import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { findWindow, isPlain, type View } from '../../core/image/View.js';
import { boundingBox, type Window } from '../../core/image/Window.js';
import type { ObjectStore } from '../../core/ports.js';
import { loadMask } from './loadPixels.js';

/** What a view shows of an ingested image; nothing where that is the image as it is. */
export async function loadWindow(
  store: ObjectStore,
  dataset: Dataset,
  entry: Entry,
  view: View | undefined,
): Promise<Window | undefined> {
  if (!view || isPlain(view)) return undefined;
  if (view.crop === 'full') return findWindow(view, entry);
  const mask = await loadMask(store, dataset, entry);
  return findWindow(view, entry, boundingBox(mask, entry.width));
}
