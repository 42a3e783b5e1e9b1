import type { Group } from 'h5wasm';
import { badWeights } from './badWeights.js';
import { groupAt, textAttribute, weightAt } from './openH5.js';
import type { StoredLayer, StoredWeight } from './StoredLayer.js';

/**
 * The layers of Keras' first HDF5 layout (`.h5`): a group each, whose names stand in the attribute
 * `layer_names`, and those of its weights in `weight_names`.
 * @returns undefined for a file of another layout
 * @see keras/src/legacy/saving/legacy_h5_format.py
 */
export function readNamedLayers(root: Group, file: string): StoredLayer[] | undefined {
  // A file of a whole model has its weights in a group.
  const top = groupAt(root, 'model_weights') ?? root;
  const names = list(top, 'layer_names');
  if (!names) return undefined;
  return names.flatMap((name) => {
    const group = groupAt(top, name);
    if (!group) throw badWeights(file, `lacks the layer ${name} that it names`);
    return splitNested(name, group, list(group, 'weight_names') ?? [], file);
  });
}

// A model that is a layer of another one keeps the weights of all its layers in one group.
function splitNested(
  name: string,
  group: Group,
  paths: readonly string[],
  file: string,
): StoredLayer[] {
  const layers = new Map<string, StoredWeight[]>();
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    const layer = path.slice(0, Math.max(0, slash));
    const own = layers.get(layer) ?? [];
    layers.set(layer, own);
    own.push(weightAt(group, path, path.slice(slash + 1).replace(/:\d+$/, ''), file));
  }
  const split = [...layers].map(([layer, weights]) => ({ name: layer, weights }));
  return split.length > 1 ? split : split.map(({ weights }) => ({ name, weights }));
}

// A list that is too long for one attribute is continued in others: layer_names0, layer_names1.
function list(group: Group, name: string): string[] | undefined {
  const whole = textAttribute(group, name);
  if (whole) return [...whole];
  const parts: string[] = [];
  for (let i = 0; ; i++) {
    const part = textAttribute(group, `${name}${i}`);
    if (!part) return i === 0 ? undefined : parts;
    parts.push(...part);
  }
}
