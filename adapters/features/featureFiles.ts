import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { alterationTag } from '../../core/image/drawAlteration.js';
import { chunkName } from '../../core/jobs/imageChunks.js';
import { featuresFolder } from '../../core/store/layout.js';
import type { PlannedTap } from '../../core/sweep/Plan.js';
import type { SeeingBackbone } from '../../core/sweep/viewsOf.js';

/** One layer's activations of one image, as it is or mirrored: `activations`, height × width × channels. */
export function activationsKey(
  dataset: Dataset,
  backbone: SeeingBackbone,
  tap: PlannedTap,
  { image }: Pick<Entry, 'image'>,
  mirrored = false,
): string {
  const name = `${image.sha256}${mirrored ? '.mirrored' : ''}`;
  return `${folderOf(dataset, backbone, tap)}activations/${name}.npz`;
}

/**
 * One tap's pooled statistics of a chunk of images, as they are or mirrored: `pooled`, images × poolings ×
 * channels. Written last, so that it marks that side of the chunk as done.
 */
export function pooledKey(
  dataset: Dataset,
  backbone: SeeingBackbone,
  tap: PlannedTap,
  chunk: number,
  mirrored = false,
): string {
  return `${pooledFolder(dataset, backbone, tap)}${pooledName(chunk, mirrored)}`;
}

/** Where one tap's pooled statistics lie. */
export const pooledFolder = (
  dataset: Pick<Dataset, 'digest'>,
  backbone: SeeingBackbone,
  tap: PlannedTap,
): string => `${folderOf(dataset, backbone, tap)}pooled/`;

export const pooledName = (chunk: number, mirrored: boolean): string =>
  `${chunkName(chunk)}.${mirrored ? 'mirrored' : 'plain'}.npz`;

function folderOf(
  dataset: Pick<Dataset, 'digest'>,
  backbone: SeeingBackbone,
  tap: PlannedTap,
): string {
  const { name, view } = backbone;
  return featuresFolder(dataset.digest, name, tap, view, copyTag(backbone));
}

/** What tells the features of an altered copy; nothing for those of the images themselves. */
export function copyTag({ alterations, copy }: SeeingBackbone): string {
  return alterations && copy !== undefined ? alterationTag(alterations, copy) : '';
}
