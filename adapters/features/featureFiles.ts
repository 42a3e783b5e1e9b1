import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { chunkName } from '../../core/jobs/imageChunks.js';
import { featuresFolder } from '../../core/store/layout.js';
import type { PlannedBackbone, PlannedTap } from '../../core/sweep/Plan.js';

/** One layer's activations of one image, as it is or mirrored: `activations`, height × width × channels. */
export function activationsKey(
  dataset: Dataset,
  backbone: PlannedBackbone,
  tap: PlannedTap,
  { image }: Pick<Entry, 'image'>,
  mirrored = false,
): string {
  const name = `${image.sha256}${mirrored ? '.mirrored' : ''}`;
  return `${featuresFolder(dataset.digest, backbone.name, tap)}activations/${name}.npz`;
}

/** One tap's pooled statistics of a chunk of images; written last, so that it marks the chunk as done. */
export function pooledKey(
  dataset: Dataset,
  backbone: PlannedBackbone,
  tap: PlannedTap,
  chunk: number,
): string {
  return `${featuresFolder(dataset.digest, backbone.name, tap)}pooled/${chunkName(chunk)}.npz`;
}
