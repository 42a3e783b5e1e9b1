import { ancestors } from './ancestors.js';
import type { FunctionalConfig, LayerConfig } from './LayersModel.js';

/** How many channels a layer of a model gives; NaN where its configuration does not tell. */
export function channelsOf(config: FunctionalConfig, layer: string): number {
  const known = new Map<string, number>();
  const of = (name: string): number => known.get(name) ?? NaN;
  const needed = new Set(ancestors(config, layer));
  // In the model's order, each after what feeds it: calls would nest as deep as the model.
  for (const one of config.layers) {
    if (needed.has(one.name)) known.set(one.name, own(one, inputsOf(one), of));
  }
  return of(layer);
}

const inputsOf = (layer: LayerConfig): string[] =>
  layer.inbound_nodes.flatMap((node) => node.map((input) => String(input[0])));

function own(
  { class_name: kind, config }: LayerConfig,
  inputs: readonly string[],
  visit: (name: string) => number,
): number {
  const [first = ''] = inputs;
  switch (kind) {
    case 'InputLayer':
      return last(config['batch_input_shape']);
    case 'Conv2D':
    case 'SeparableConv2D':
      return Number(config['filters']);
    case 'DepthwiseConv2D':
      return visit(first) * Number(config['depth_multiplier'] ?? 1);
    case 'Dense':
      return Number(config['units']);
    case 'Reshape':
      return last(config['target_shape']);
    case 'Concatenate':
      return inputs.map(visit).reduce((sum, channels) => sum + channels, 0);
    default:
      // Activations, normalisation, pooling, padding and sums keep them.
      return visit(first);
  }
}

const last = (shape: unknown): number => (Array.isArray(shape) ? Number(shape.at(-1)) : NaN);
