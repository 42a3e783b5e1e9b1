import type { PlannedCut } from '../../core/sweep/Plan.js';
import type { Trunk } from '../tensor/Trunk.js';
import { featureLayers, type FeatureSet, type KeptLayer } from './computeFeatures.js';
import { activationInput, imageInput, type TailInput } from './tailInput.js';

/** What the store keeps at a cut; nothing where all of a backbone is trained. */
export function keptAtCut({ unfreeze, layer, digest }: PlannedCut, mirrored: boolean): KeptLayer[] {
  return unfreeze === 'all' ? [] : [{ layer, digest, mirrored }];
}

/**
 * Opens what a tail is fed with: the images, or the activations at its cut.
 * @param mirrored whether mirrored images are read too
 * @param trunk gives the layers asked for; for what the store lacks
 */
export async function openTailInput(
  features: FeatureSet,
  cut: PlannedCut,
  mirrored: boolean,
  trunk: (layers: readonly string[]) => Promise<Trunk>,
): Promise<TailInput> {
  const kept = keptAtCut(cut, mirrored);
  if (kept.length === 0) return imageInput(features);
  const set = { ...features, kept };
  return activationInput(set, () => trunk(featureLayers(set).map(({ layer }) => layer)));
}
