import type { FunctionalConfig, LayerConfig } from '../../adapters/tensor/backbones/LayersModel.js';
import type { Parameter } from '../../adapters/tensor/graph/Step.js';

/** A layer as Keras writes it into a functional model. */
export const kerasLayer = (
  name: string,
  kind: string,
  inputs: readonly string[] = [],
  config: object = {},
): LayerConfig => ({
  name,
  class_name: kind,
  config: { name, ...config },
  inbound_nodes: inputs.length === 0 ? [] : [inputs.map((input) => [input, 0, 0, {}])],
});

/** A functional model whose input is the first layer and whose output is the last. */
export const kerasModel = (...layers: LayerConfig[]): FunctionalConfig => ({
  name: 'model',
  layers,
  input_layers: [[layers[0]?.name, 0, 0]],
  output_layers: [[layers.at(-1)?.name, 0, 0]],
});

/** A weight of a shape, filled with values in their order. */
export const weight = (shape: readonly number[], ...values: number[]): Parameter => ({
  shape,
  data: Float32Array.from(values),
});
