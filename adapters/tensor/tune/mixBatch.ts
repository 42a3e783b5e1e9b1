import type { Random } from '../../../core/random.js';
import { drawMix, mixRow } from '../../../core/training/drawMix.js';
import { mixTargets } from '../../../core/training/mixTargets.js';
import type { Batch } from './batchGradients.js';

/** Mixes every sample with another of the batch, all by one share (mixup; arXiv:1710.09412). */
export function mixBatch(batch: Batch, alpha: number, random: Random): Batch {
  const { input, samples } = batch;
  const mix = drawMix(samples.length, alpha, random);
  const stride = input.length / samples.length;
  const row = (i: number): Float32Array => input.subarray(i * stride, (i + 1) * stride);
  const mixed = new Float32Array(input.length);
  mix.partners.forEach((partner, i) =>
    mixed.set(mixRow(row(i), row(partner), mix.share), i * stride),
  );
  const { targets, weights } = mixTargets(batch, mix);
  return {
    ...batch,
    input: mixed,
    samples: samples.map((sample, i) => {
      const other = samples[mix.partners[i] as number];
      return other ? { ...sample, mixed: { with: other, share: mix.share } } : sample;
    }),
    targets: Float32Array.from(targets),
    weights: Float32Array.from(weights),
  };
}
