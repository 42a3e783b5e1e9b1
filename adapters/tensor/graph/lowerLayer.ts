import { activationLayers } from './layers/activationLayers.js';
import { affineLayers } from './layers/affineLayers.js';
import { joinLayers } from './layers/joinLayers.js';
import type { LayerSource, Lower, Lowered } from './layers/Lower.js';
import { poolLayers } from './layers/poolLayers.js';
import { shapeLayers } from './layers/shapeLayers.js';
import { weightedLayers } from './layers/weightedLayers.js';

/** Every layer class that is known, by Keras' name. */
const lowerings: ReadonlyMap<string, Lower> = new Map(
  [weightedLayers, affineLayers, activationLayers, poolLayers, shapeLayers, joinLayers].flatMap(
    (family) => Object.entries(family),
  ),
);

export const knownLayers: ReadonlySet<string> = new Set([...lowerings.keys(), 'InputLayer']);

/**
 * What one layer computes, from what its config and its weights say.
 * @throws ZodError or RangeError for what is not known, or is missing
 */
export function lowerLayer(source: LayerSource): Lowered {
  const { class_name: kind, config } = source.layer;
  const lower = lowerings.get(kind);
  if (!lower) throw new RangeError(`a layer of class ${kind} is not known`);
  if (config['data_format'] === 'channels_first') {
    throw new RangeError('its channels come first, and foldcam computes with channels last');
  }
  return lower(source);
}
