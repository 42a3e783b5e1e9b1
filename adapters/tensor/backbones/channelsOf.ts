import type { FunctionalConfig, LayerConfig } from './LayersModel.js';

/** How many channels a layer of a model gives; NaN where its configuration does not tell. */
export function channelsOf(config: FunctionalConfig, layer: string): number {
  const layers = new Map(config.layers.map((one) => [one.name, one]));
  const known = new Map<string, number>();
  const visit = (name: string): number => {
    const seen = known.get(name);
    if (seen !== undefined) return seen;
    const found = layers.get(name);
    const channels = found ? own(found, inputsOf(found), visit) : NaN;
    known.set(name, channels);
    return channels;
  };
  return visit(layer);
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
