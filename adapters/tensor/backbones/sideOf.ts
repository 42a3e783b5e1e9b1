import { ancestors } from './ancestors.js';
import type { FunctionalConfig, LayerConfig } from './LayersModel.js';

/**
 * How many rows a layer of a model gives of the model's own input, and columns where its windows are square;
 * NaN where its configuration does not tell.
 */
export function sideOf(config: FunctionalConfig, layer: string): number {
  const known = new Map<string, number>();
  const needed = new Set(ancestors(config, layer));
  for (const one of config.layers) {
    if (!needed.has(one.name)) continue;
    const inputs = one.inbound_nodes.flatMap((node) => node.map((input) => String(input[0])));
    // Where inputs are multiplied or added, one of them may be a single value a channel.
    const before = Math.max(...inputs.map((name) => known.get(name) ?? NaN));
    known.set(one.name, own(one, before));
  }
  return known.get(layer) ?? NaN;
}

function own({ class_name: kind, config }: LayerConfig, before: number): number {
  switch (kind) {
    case 'InputLayer':
      return rowsOf(config['batch_input_shape'], 1);
    case 'Conv2D':
    case 'SeparableConv2D':
    case 'DepthwiseConv2D': {
      const spread = rowsOf(config['dilation_rate'] ?? 1);
      const reach = spread * (rowsOf(config['kernel_size']) - 1) + 1;
      return windows(before, reach, rowsOf(config['strides'] ?? 1), config['padding']);
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const size = rowsOf(config['pool_size'] ?? 2);
      return windows(before, size, rowsOf(config['strides'] ?? size), config['padding']);
    }
    case 'ZeroPadding2D':
      return before + bothEnds(config['padding']);
    case 'Cropping2D':
      return before - bothEnds(config['cropping']);
    case 'GlobalAveragePooling2D':
      return 1;
    case 'Reshape':
      return rowsOf(config['target_shape']);
    default:
      // Activations, normalisation and joints keep them.
      return before;
  }
}

/** Places of a window. */
const windows = (rows: number, reach: number, stride: number, padding: unknown): number =>
  padding === 'same' ? Math.ceil(rows / stride) : Math.floor((rows - reach) / stride) + 1;

/** A number for both directions, or the rows' own. */
const rowsOf = (value: unknown, at = 0): number => Number(Array.isArray(value) ? value[at] : value);

/** A number for all sides, one for each direction, or [[top, bottom], …]. */
function bothEnds(value: unknown): number {
  const rows: unknown = Array.isArray(value) ? value[0] : value;
  return Array.isArray(rows) ? Number(rows[0]) + Number(rows[1]) : 2 * Number(rows);
}
