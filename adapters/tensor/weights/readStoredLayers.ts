import type { Group } from 'h5wasm';
import { badWeights } from './badWeights.js';
import { readNamedLayers } from './readNamedLayers.js';
import { readNumberedLayers } from './readNumberedLayers.js';
import type { StoredLayers } from './StoredLayer.js';

/**
 * The layers of a Keras file of either layout.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when it is neither, or holds no weights
 */
export function readStoredLayers(root: Group, file: string): StoredLayers {
  const named = readNamedLayers(root, file);
  const stored = named ? { layers: named, numbered: undefined } : readNumberedLayers(root, file);
  if (!stored) {
    throw badWeights(file, 'is an HDF5 file, but not one of Keras', {
      remedy: 'Save it with model.save_weights("….weights.h5") or model.save("….keras").',
    });
  }
  if (stored.layers.length > 0) return stored;
  throw badWeights(file, 'holds no weights', {
    remedy: 'Save the model after its weights are there.',
  });
}
