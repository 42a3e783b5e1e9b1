import { pair, type LayerNode } from './LayerNode.js';
import type { RecordLayer } from './recordLayers.js';
import { windowedSize, type WindowOptions } from './windowedSize.js';

export interface ConvOptions extends WindowOptions {
  readonly name?: string;
  /** True unless said otherwise, as in Keras. */
  readonly bias?: boolean;
  /** Linear unless said otherwise. */
  readonly activation?: string;
}

export interface FilterOptions extends ConvOptions {
  /** Channels out. */
  readonly filters: number;
}

const configOf = (options: ConvOptions) => ({
  kernel_size: pair(options.kernel),
  strides: pair(options.stride ?? 1),
  padding: options.padding ?? 'valid',
  dilation_rate: pair(options.dilation ?? 1),
  data_format: 'channels_last',
  use_bias: options.bias ?? true,
  activation: options.activation ?? 'linear',
});

const biasOf = (bias: boolean, channels: number): [string, number[]][] =>
  bias ? [['bias', [channels]]] : [];

/** Layers with kernels. */
export const convolutions = (record: RecordLayer) => ({
  conv(input: LayerNode, options: FilterOptions): LayerNode {
    const { filters, bias = true } = options;
    return record({
      kind: 'Conv2D',
      name: options.name,
      inputs: [input],
      config: { filters, ...configOf(options) },
      shape: [...windowedSize(input, options), filters],
      weights: [
        ['kernel', [...pair(options.kernel), input.channels, filters]],
        ...biasOf(bias, filters),
      ],
    });
  },

  depthwise(input: LayerNode, options: ConvOptions): LayerNode {
    const { bias = true } = options;
    return record({
      kind: 'DepthwiseConv2D',
      name: options.name,
      inputs: [input],
      config: { depth_multiplier: 1, ...configOf(options) },
      shape: [...windowedSize(input, options), input.channels],
      weights: [
        ['depthwise_kernel', [...pair(options.kernel), input.channels, 1]],
        ...biasOf(bias, input.channels),
      ],
    });
  },

  separable(input: LayerNode, options: FilterOptions): LayerNode {
    const { filters, bias = true } = options;
    return record({
      kind: 'SeparableConv2D',
      name: options.name,
      inputs: [input],
      config: { filters, depth_multiplier: 1, ...configOf(options) },
      shape: [...windowedSize(input, options), filters],
      weights: [
        ['depthwise_kernel', [...pair(options.kernel), input.channels, 1]],
        ['pointwise_kernel', [1, 1, input.channels, filters]],
        ...biasOf(bias, filters),
      ],
    });
  },

  /** Over the channels, after pooling. */
  dense(
    input: LayerNode,
    options: { units: number; bias?: boolean; activation?: string; name?: string },
  ): LayerNode {
    const { units, bias = true, activation = 'linear' } = options;
    return record({
      kind: 'Dense',
      name: options.name,
      inputs: [input],
      config: { units, use_bias: bias, activation },
      shape: [...input.shape.slice(0, -1), units],
      weights: [['kernel', [input.channels, units]], ...biasOf(bias, units)],
    });
  },
});
