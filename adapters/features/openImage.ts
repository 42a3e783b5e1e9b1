import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { alterLevels } from '../../core/image/alterLevels.js';
import { alterWindow } from '../../core/image/alterWindow.js';
import { drawAlteration } from '../../core/image/drawAlteration.js';
import { networkInputs } from '../../core/image/networkInput.js';
import type { ObjectStore } from '../../core/ports.js';
import type { SeeingBackbone } from '../../core/sweep/viewsOf.js';
import { loadImage } from '../dataset/loadPixels.js';
import { loadWindow } from '../dataset/loadWindow.js';

/**
 * Opens an image, or the altered copy of it, as a backbone takes it in its view.
 * @returns gives size × size × 3
 */
export async function openImage(
  store: ObjectStore,
  dataset: Dataset,
  backbone: SeeingBackbone,
  entry: Entry,
): Promise<(mirrored: boolean) => Float32Array> {
  const { data, width, height } = await loadImage(store, dataset, entry);
  const window = await loadWindow(store, dataset, entry, backbone.view);
  const { alterations, copy } = backbone;
  if (!alterations || copy === undefined) {
    return networkInputs(data, width, height, backbone, window);
  }
  const drawn = drawAlteration(alterations, entry.image.sha256, copy);
  const levels = alterLevels(data, drawn);
  const moved = alterWindow(window ?? { x: 0, y: 0, width, height }, drawn);
  const sides = networkInputs(levels, width, height, backbone, moved);
  return (mirrored) => sides(mirrored !== drawn.mirrored);
}
