import type { LayerConfig, WeightSpec } from '../../backbones/LayersModel.js';
import type { LayerNode } from './LayerNode.js';

export interface LayerRecord {
  readonly kind: string;
  /** Keras' automatic name where it is left out. */
  readonly name?: string | undefined;
  readonly inputs: readonly LayerNode[];
  readonly config: Readonly<Record<string, unknown>>;
  /** Of its output, for one image. */
  readonly shape: readonly number[];
  /** Variables and their shapes, in Keras' order. */
  readonly weights?: readonly (readonly [variable: string, shape: number[]])[];
}

export type RecordLayer = (record: LayerRecord) => LayerNode;

export interface LayerRecorder {
  readonly layers: LayerConfig[];
  readonly weights: WeightSpec[];
  readonly shapes: Map<string, readonly number[]>;
  readonly record: RecordLayer;
  /** The next automatic name of a layer class, which is thereby taken: `re_lu`, `re_lu_1`, … */
  readonly nextName: (kind: string) => string;
}

/** Collects layers in the order in which they are made. @throws RangeError for a name that is taken */
export function recordLayers(): LayerRecorder {
  const layers: LayerConfig[] = [];
  const weights: WeightSpec[] = [];
  const shapes = new Map<string, readonly number[]>();
  const counts = new Map<string, number>();

  function nextName(kind: string): string {
    const base = snakeCase(kind);
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    return count === 0 ? base : `${base}_${String(count)}`;
  }

  function record(layer: LayerRecord): LayerNode {
    const { kind, inputs, shape } = layer;
    const name = layer.name ?? nextName(kind);
    if (shapes.has(name)) throw new RangeError(`there is a layer ${name} already`);
    layers.push({
      name,
      class_name: kind,
      config: { name, trainable: true, dtype: 'float32', ...layer.config },
      inbound_nodes: inputs.length === 0 ? [] : [inputs.map((input) => [input.name, 0, 0, {}])],
    });
    for (const [variable, size] of layer.weights ?? []) {
      weights.push({ name: `${name}/${variable}`, shape: size, dtype: 'float32' });
    }
    shapes.set(name, shape);
    return { name, shape, channels: shape.at(-1) ?? 0 };
  }

  return { layers, weights, shapes, record, nextName };
}

// keras/src/utils/naming.py, to_snake_case: ReLU is re_lu, Conv2D is conv2d.
const snakeCase = (kind: string): string =>
  kind
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
