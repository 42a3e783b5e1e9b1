import type { Architecture } from '../architectures/Architecture.js';
import { layerOf } from '../backbones/layerOf.js';
import type { WeightSpec } from '../backbones/LayersModel.js';
import { kerasOrder } from './kerasOrder.js';

/** A layer that needs weights. */
export interface WantedLayer {
  readonly name: string;
  /** As Keras 3 numbers the layers of a class: `conv2d`, `conv2d_1`. */
  readonly numbered: string;
  readonly specs: readonly WeightSpec[];
}

/** The layers of an architecture that have weights, in the order in which Keras saves them. */
export function wantedLayers({ config, weights }: Architecture): WantedLayer[] {
  const layers = new Map(config.layers.map((layer) => [layer.name, layer]));
  const names = new Set(layers.keys());
  const specs = new Map<string | undefined, WeightSpec[]>();
  for (const spec of weights) {
    const layer = layerOf(spec.name, names);
    specs.set(layer, [...(specs.get(layer) ?? []), spec]);
  }
  const counts = new Map<string, number>();
  return kerasOrder(config).flatMap((name) => {
    const kind = snakeCase(layers.get(name)?.class_name ?? '');
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    const own = specs.get(name);
    const numbered = count === 0 ? kind : `${kind}_${count}`;
    return own ? [{ name, numbered, specs: own }] : [];
  });
}

// keras/src/utils/naming.py, to_snake_case: DepthwiseConv2D is depthwise_conv2d.
const snakeCase = (kind: string): string =>
  kind
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
