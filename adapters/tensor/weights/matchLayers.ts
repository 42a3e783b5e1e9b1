import { badWeights } from './badWeights.js';
import type { StoredLayer, StoredLayers, StoredWeight } from './StoredLayer.js';
import type { WantedLayer } from './wantedLayers.js';

/**
 * Finds the stored weights of every layer that an architecture has: by the layers' names where the file
 * has them all, else by the order in which Keras saves them. What the file has beyond, such as a
 * classifier, is left alone.
 * @returns for each wanted layer its weights in the order of its specs
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS naming the first layer that is missing or has other
 * shapes
 */
export function matchLayers(
  wanted: readonly WantedLayer[],
  stored: StoredLayers,
  architecture: string,
  file: string,
): StoredWeight[][] {
  const byName = new Map(stored.layers.map((layer) => [layer.name, layer]));
  const missing = wanted.filter((layer) => !byName.has(layer.name));
  const candidate = (layer: WantedLayer, i: number): StoredLayer | undefined => {
    if (missing.length === 0) return byName.get(layer.name);
    return stored.numbered ? stored.numbered.get(layer.numbered) : stored.layers[i];
  };
  return wanted.map((layer, i) => {
    const found = candidate(layer, i);
    const fitting = found && fit(layer, found);
    if (fitting) return fitting;
    // Where most names agree, a layer that is not there is the fault, not the next one in its place.
    const [absent] = missing.length * 2 < wanted.length ? missing : [];
    const fault = absent ? describe(absent, undefined) : describe(layer, found);
    throw badWeights(file, `is not of ${architecture}: ${fault}`, {
      remedy: `Give weights of ${architecture} in its default width, float32, saved by Keras.`,
    });
  });
}

// By the weights' names where all are known, else by their order.
function fit({ specs }: WantedLayer, { weights }: StoredLayer): StoredWeight[] | undefined {
  if (weights.length !== specs.length) return undefined;
  const byName = specs.map((spec) => weights.find((one) => one.name === variableOf(spec.name)));
  const found = byName.every((one) => one !== undefined) ? byName : weights;
  const fits = specs.every((spec, i) => sameShape(found[i]?.shape ?? [], spec.shape));
  return fits ? [...found] : undefined;
}

function describe({ name, numbered, specs }: WantedLayer, found: StoredLayer | undefined): string {
  const wants = `layer ${name} wants ${list(specs)}`;
  if (!found) return `${wants}, and the file has no such layer`;
  const other = found.name === '' ? numbered : found.name;
  return `${wants}, the file's ${other === name ? 'has' : `${other} has`} ${list(found.weights)}`;
}

const list = (weights: readonly { name: string; shape: readonly number[] }[]): string =>
  weights
    .map(({ name, shape }) => {
      const size = shape.length === 0 ? 'a number' : shape.join(' × ');
      // Keras 3 numbers the weights of a layer.
      return /^\d+$/.test(name) ? size : `${variableOf(name)} ${size}`;
    })
    .join(', ');

const variableOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, i) => size === b[i]);
