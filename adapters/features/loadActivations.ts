import type { Tap } from '../../core/cam/Tap.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { Trunk } from '../tensor/Trunk.js';
import { computeFeatures, type FeatureSet } from './computeFeatures.js';
import { readActivations } from './readActivations.js';

/**
 * An image's kept layers. The features are a cache: where someone emptied it, or kept less before, the
 * chunk of this image is computed again.
 * @param trunk as `computeFeatures` wants it
 */
export async function loadActivations(
  features: FeatureSet,
  entry: Entry,
  mirrored: boolean,
  trunk: () => Promise<Trunk>,
): Promise<Tap[]> {
  const stored = await readActivations(features, entry, mirrored);
  if (stored) return stored;
  const chunks = imageChunks(features.dataset.entries);
  const chunk = chunks.findIndex((entries) => entries.includes(entry));
  await computeFeatures(features, await trunk(), chunks[chunk] ?? [], chunk);
  const computed = await readActivations(features, entry, mirrored);
  if (computed) return computed;
  throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `the features of ${entry.id} are missing`);
}
