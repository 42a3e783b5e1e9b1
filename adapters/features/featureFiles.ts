import type { Dataset } from '../../core/dataset/Dataset.js';
import { chunkName } from '../../core/jobs/imageChunks.js';
import { featuresFolder } from '../../core/store/layout.js';
import type { PlannedBackbone, PlannedTap } from '../../core/sweep/Plan.js';

/** One tap's activations of one image, as it is: `activations`, height × width × channels. */
export function activationsKey(
  dataset: Dataset,
  backbone: PlannedBackbone,
  tap: PlannedTap,
  imageSha256: string,
): string {
  return `${featuresFolder(dataset.digest, backbone.name, tap)}activations/${imageSha256}.npz`;
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
