import type { Tap } from '../../core/cam/Tap.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { Trunk } from '../tensor/Trunk.js';
import { computeFeatures, type FeatureSet } from './computeFeatures.js';
import { readActivations } from './readActivations.js';

/** Gives an image's kept layers. */
export type LoadActivations = (
  features: FeatureSet,
  entry: Entry,
  mirrored: boolean,
) => Promise<Tap[]>;

/**
 * Reads activations from the store. The features are a cache: where someone emptied it, or kept less
 * before, that side of the chunk of an image is computed again. Images may be asked for many at once;
 * chunks are computed one after another.
 * @param trunk as `computeFeatures` wants it
 */
export function activationLoader(trunk: () => Promise<Trunk>): LoadActivations {
  let turn: Promise<unknown> = Promise.resolve();
  return async (features, entry, mirrored) => {
    const stored = await readActivations(features, entry, mirrored);
    if (stored) return stored;
    const computed = turn.then(() => compute(features, entry, mirrored, trunk));
    turn = computed.catch(() => undefined);
    return computed;
  };
}

async function compute(
  features: FeatureSet,
  entry: Entry,
  mirrored: boolean,
  trunk: () => Promise<Trunk>,
): Promise<Tap[]> {
  // The turn before may have been of the same chunk.
  const stored = await readActivations(features, entry, mirrored);
  if (stored) return stored;
  const chunks = imageChunks(features.dataset.entries);
  const chunk = chunks.findIndex((entries) => entries.includes(entry));
  await computeFeatures({ ...features, mirrored }, await trunk(), chunks[chunk] ?? [], chunk);
  const computed = await readActivations(features, entry, mirrored);
  if (computed) return computed;
  throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `the features of ${entry.id} are missing`);
}
