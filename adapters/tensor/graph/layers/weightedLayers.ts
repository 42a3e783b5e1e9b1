import * as z from 'zod';
import type { WeightedStep } from '../Step.js';
import { activation, padding, pair } from './configValues.js';
import type { LayerSource, Lower, Lowered } from './Lower.js';
import { optionalWeight, weightOf } from './weightOf.js';

const dense = z.looseObject({ activation, use_bias: z.boolean().optional() });
const convolution = dense.extend({
  strides: pair
    .refine((steps) => steps.every((step) => Number.isInteger(step) && step > 0), 'must be above 0')
    .default([1, 1]),
  filters: z.int().min(1).optional(),
  kernel_size: pair.optional(),
  padding: padding.default('valid'),
  dilation_rate: pair.default([1, 1]),
  groups: z.literal(1, 'can only be 1').default(1),
});

const convolve =
  (kind: 'conv' | 'depthwise', own: string): Lower =>
  (source) => {
    const { name, config } = source.layer;
    const parsed = convolution.parse(config);
    const kernel = weightOf(source, source.variable(own) ? own : 'kernel');
    const [height, width] = parsed.kernel_size ?? kernel.shape;
    const wanted = [height, width, kernel.shape[2], kind === 'conv' ? parsed.filters : undefined];
    if (
      kernel.shape.length !== 4 ||
      wanted.some((size, i) => (size ?? kernel.shape[i]) !== kernel.shape[i])
    ) {
      throw new RangeError(`its kernel has the shape ${kernel.shape.join(' × ')}`);
    }
    const step = {
      kind,
      output: name,
      inputs: source.inputs,
      kernel: `${name}/kernel`,
      bias: undefined,
      strides: parsed.strides,
      padding: parsed.padding,
      dilation: parsed.dilation_rate,
      activation: parsed.activation,
    };
    return withBias(
      { steps: [step], parameters: new Map([[step.kernel, kernel]]) },
      source,
      parsed.use_bias,
    );
  };

// Depthwise, then pointwise; only the latter has the bias and the activation.
const separable: Lower = (source) => {
  const { name, config } = source.layer;
  const parsed = convolution.parse(config);
  const between = `${name}/depthwise`;
  const kernels = [`${name}/depthwise_kernel`, `${name}/pointwise_kernel`] as const;
  const depthwise: WeightedStep = {
    kind: 'depthwise',
    output: between,
    inputs: source.inputs,
    kernel: kernels[0],
    bias: undefined,
    strides: parsed.strides,
    padding: parsed.padding,
    dilation: parsed.dilation_rate,
    activation: 'linear',
  };
  const pointwise: WeightedStep = {
    ...depthwise,
    kind: 'conv',
    output: name,
    inputs: [between],
    kernel: kernels[1],
    strides: [1, 1],
    dilation: [1, 1],
    activation: parsed.activation,
  };
  const parameters = new Map([
    [kernels[0], weightOf(source, 'depthwise_kernel')],
    [kernels[1], weightOf(source, 'pointwise_kernel')],
  ]);
  return withBias({ steps: [depthwise, pointwise], parameters }, source, parsed.use_bias);
};

/** Layers with kernels, by Keras' name. */
export const weightedLayers: Readonly<Record<string, Lower>> = {
  Conv2D: convolve('conv', 'kernel'),
  DepthwiseConv2D: convolve('depthwise', 'depthwise_kernel'),
  SeparableConv2D: separable,
  Dense: (source) => {
    const { name, config } = source.layer;
    const parsed = dense.parse(config);
    const step: WeightedStep = {
      kind: 'dense',
      output: name,
      inputs: source.inputs,
      kernel: `${name}/kernel`,
      bias: undefined,
      strides: [1, 1],
      padding: 'valid',
      dilation: [1, 1],
      activation: parsed.activation,
    };
    const parameters = new Map([[step.kernel, weightOf(source, 'kernel')]]);
    return withBias({ steps: [step], parameters }, source, parsed.use_bias);
  },
};

/** Gives the last step the layer's bias, where it has one. */
function withBias(lowered: Lowered, source: LayerSource, wanted: boolean | undefined): Lowered {
  const bias = optionalWeight(source, 'bias', wanted);
  const last = lowered.steps.at(-1);
  if (!bias || !last) return lowered;
  const name = `${source.layer.name}/bias`;
  return {
    steps: [...lowered.steps.slice(0, -1), { ...(last as WeightedStep), bias: name }],
    parameters: new Map([...lowered.parameters, [name, bias]]),
  };
}
