import { shuffle, type Random } from '../../../core/random.js';
import { betaRandom } from '../../../core/training/betaRandom.js';
import type { Batch } from './batchGradients.js';

/** Mixes every sample with another of the batch, all by one share (mixup; arXiv:1710.09412). */
export function mixBatch(batch: Batch, alpha: number, random: Random): Batch {
  const { input, samples, targets, weights } = batch;
  const share = betaRandom(alpha, random);
  const partners = shuffle(
    samples.map((_, i) => i),
    random,
  );
  const stride = input.length / samples.length;
  const mixed = (values: Float32Array, width: number): Float32Array =>
    values.map((value, at) => {
      const partner = partners[Math.floor(at / width)] as number;
      return share * value + (1 - share) * (values[partner * width + (at % width)] as number);
    });
  return {
    ...batch,
    input: mixed(input, stride),
    samples: samples.map((sample, i) => {
      const other = samples[partners[i] as number];
      return other ? { ...sample, mixed: { with: other, share } } : sample;
    }),
    targets: mixed(targets, 1),
    weights: mixed(weights, 1),
  };
}
