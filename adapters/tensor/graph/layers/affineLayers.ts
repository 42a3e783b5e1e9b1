import * as z from 'zod';
import { scaleAndShift } from '../foldBatchNorm.js';
import type { Parameter } from '../Step.js';
import { perChannel } from './configValues.js';
import type { LayerSource, Lower, Lowered } from './Lower.js';
import { oneStep } from './oneStep.js';
import { optionalWeight, weightOf } from './weightOf.js';

const batchNorm = z.looseObject({
  epsilon: z.number().default(1e-3),
  center: z.boolean().optional(),
  scale: z.boolean().optional(),
});
const rescaling = z.looseObject({ scale: perChannel, offset: perChannel.default(0) });
const normalization = z.looseObject({
  mean: perChannel.nullish(),
  variance: perChannel.nullish(),
  invert: z.literal(false, 'can only be false').default(false),
});

/** Layers that scale and shift each channel, by Keras' name. */
export const affineLayers: Readonly<Record<string, Lower>> = {
  BatchNormalization: (source) => {
    const { epsilon, center, scale: scaled } = batchNorm.parse(source.layer.config);
    const { scale, shift } = scaleAndShift(
      {
        mean: weightOf(source, 'moving_mean').data,
        variance: weightOf(source, 'moving_variance').data,
        gamma: optionalWeight(source, 'gamma', scaled)?.data,
        beta: optionalWeight(source, 'beta', center)?.data,
      },
      epsilon,
    );
    return affine(source, scale, shift);
  },
  Rescaling: (source) => {
    const { scale, offset } = rescaling.parse(source.layer.config);
    return rescale(source, [scale].flat(), [offset].flat());
  },
  // (x − mean) / max(√variance, 1e-7), as Keras has it
  Normalization: (source) => {
    const { mean, variance } = normalization.parse(source.layer.config);
    const means = mean == null ? weightOf(source, 'mean').data : [mean].flat();
    const variances = variance == null ? weightOf(source, 'variance').data : [variance].flat();
    const scale = Array.from(variances, (v) => 1 / Math.max(Math.sqrt(v), 1e-7));
    const offset = scale.map((s, c) => -s * (means[c] ?? 0));
    return rescale(source, scale, offset);
  },
};

function affine(
  { layer: { name }, inputs }: LayerSource,
  scale: ArrayLike<number>,
  shift: ArrayLike<number>,
): Lowered {
  const step = {
    kind: 'affine',
    output: name,
    inputs,
    scale: `${name}/scale`,
    shift: `${name}/shift`,
    activation: 'linear',
  } as const;
  const parameters = new Map([
    [step.scale, vector(scale)],
    [step.shift, vector(shift)],
  ]);
  return { steps: [step], parameters };
}

function rescale(
  { layer: { name }, inputs }: LayerSource,
  scale: readonly number[],
  offset: readonly number[],
): Lowered {
  return oneStep({ kind: 'rescale', output: name, inputs, scale, offset });
}

const vector = (data: ArrayLike<number>): Parameter => ({
  shape: [data.length],
  data: Float32Array.from(data),
});
