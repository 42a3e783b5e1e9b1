import type { LayerNode } from './LayerNode.js';
import type { RecordLayer } from './recordLayers.js';

export interface Named {
  readonly name?: string;
}

export interface BatchNormOptions extends Named {
  /** Keras' 0.001 unless said otherwise. */
  readonly epsilon?: number;
  readonly momentum?: number;
  /** Whether there is a gamma. */
  readonly scale?: boolean;
}

/** Layers that change values one by one and leave the shape. */
export const normalizations = (record: RecordLayer) => ({
  batchNorm(input: LayerNode, options: BatchNormOptions = {}): LayerNode {
    const { epsilon = 1e-3, momentum = 0.99, scale = true } = options;
    const variables = [...(scale ? ['gamma'] : []), 'beta', 'moving_mean', 'moving_variance'];
    return record({
      kind: 'BatchNormalization',
      name: options.name,
      inputs: [input],
      config: { axis: input.shape.length, momentum, epsilon, center: true, scale },
      shape: input.shape,
      weights: variables.map((variable) => [variable, [input.channels]] as const),
    });
  },

  /** An Activation layer: `relu`, `silu`, `sigmoid`, `hard_sigmoid`, `hard_silu`, … */
  activation(input: LayerNode, activation: string, { name }: Named = {}): LayerNode {
    const config = { activation };
    return record({ kind: 'Activation', name, inputs: [input], config, shape: input.shape });
  },

  /** A ReLU layer; `max` 6 makes it a ReLU6. */
  relu(input: LayerNode, { name, max }: Named & { max?: number } = {}): LayerNode {
    const config = { max_value: max ?? null, negative_slope: 0, threshold: 0 };
    return record({ kind: 'ReLU', name, inputs: [input], config, shape: input.shape });
  },

  dropout(input: LayerNode, { name, rate }: Named & { rate: number }): LayerNode {
    return record({
      kind: 'Dropout',
      name,
      inputs: [input],
      config: { rate },
      shape: input.shape,
    });
  },

  /** x · scale + offset, per channel where scale is a list. */
  rescale(
    input: LayerNode,
    options: Named & { scale: number | readonly number[]; offset?: number },
  ): LayerNode {
    const { name, scale, offset = 0 } = options;
    const config = { scale, offset };
    return record({ kind: 'Rescaling', name, inputs: [input], config, shape: input.shape });
  },

  /** (x - mean) / √variance per channel, both of them weights; Keras' third, `count`, is never read. */
  normalize(input: LayerNode, { name }: Named = {}): LayerNode {
    return record({
      kind: 'Normalization',
      name,
      inputs: [input],
      config: { axis: [input.shape.length], invert: false, mean: null, variance: null },
      shape: input.shape,
      weights: [
        ['mean', [input.channels]],
        ['variance', [input.channels]],
        ['count', []],
      ],
    });
  },
});
