import * as z from 'zod';
import { activation } from './configValues.js';
import type { Lower } from './Lower.js';
import { oneStep } from './oneStep.js';

const relu = z.looseObject({
  max_value: z.literal(6, 'can only be 6').nullish(),
  negative_slope: z.literal(0, 'can only be 0').nullish(),
  threshold: z.literal(0, 'can only be 0').nullish(),
});

/** Functions of a single value, by Keras' name of the layer. */
export const activationLayers: Readonly<Record<string, Lower>> = {
  Activation: ({ layer, inputs }) => {
    const parsed = z.looseObject({ activation }).parse(layer.config);
    const own = parsed.activation;
    return oneStep({ kind: 'activation', output: layer.name, inputs, activation: own });
  },
  ReLU: ({ layer, inputs }) => {
    const own = relu.parse(layer.config).max_value === 6 ? 'relu6' : 'relu';
    return oneStep({ kind: 'activation', output: layer.name, inputs, activation: own });
  },
  // What it does in training, foldcam does not do: a frozen network is run as it is.
  Dropout: ({ layer, inputs }) =>
    oneStep({ kind: 'activation', output: layer.name, inputs, activation: 'linear' }),
};
