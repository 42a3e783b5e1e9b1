import type { Group } from 'h5wasm';
import { groupAt, textAttribute, weightAt } from './openH5.js';
import type { StoredLayer, StoredLayers } from './StoredLayer.js';

/**
 * The layers of Keras 3 (`.weights.h5`, and in `.keras`): groups that are called after the layer's
 * class and counted, `layers/conv2d_3/vars/0`. Newer versions keep the layer's own name beside.
 * @returns undefined for a file of another layout
 * @see keras/src/saving/saving_lib.py
 */
export function readNumberedLayers(root: Group, file: string): StoredLayers | undefined {
  const top = groupAt(root, 'layers') ?? groupAt(root, '_layer_checkpoint_dependencies');
  if (!top) return undefined;
  const numbered = new Map<string, StoredLayer>();
  // The group's own order is that of the alphabet: conv2d, conv2d_1, conv2d_10, conv2d_2.
  const keys = top.keys().sort((a, b) => numberOf(a) - numberOf(b));
  const nested: StoredLayers[] = [];
  for (const key of keys) {
    const group = groupAt(top, key);
    const inner = group && readNumberedLayers(group, file);
    if (inner) nested.push(inner);
    const vars = group && groupAt(group, 'vars');
    if (!vars || vars.keys().length === 0) continue;
    const [name = ''] = textAttribute(vars, 'name') ?? [];
    const order = vars.keys().sort((a, b) => Number(a) - Number(b));
    numbered.set(key, { name, weights: order.map((one) => weightAt(vars, one, one, file)) });
  }
  // A backbone that is one layer of a classifier: more of the file's layers are in it than beside it.
  const [largest] = nested.sort((a, b) => b.layers.length - a.layers.length);
  if (largest && largest.layers.length > numbered.size) return largest;
  return { layers: [...numbered.values()], numbered };
}

const numberOf = (key: string): number => Number(/_(\d+)$/.exec(key)?.[1] ?? 0);
