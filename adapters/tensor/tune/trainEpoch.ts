import type * as TensorFlow from '@tensorflow/tfjs';
import { seededRandom, shuffle } from '../../../core/random.js';
import { classWeights } from '../../../core/training/classWeights.js';
import { dropoutMask } from '../../../core/training/dropoutMask.js';
import { learningShare } from '../../../core/training/learningShare.js';
import { smoothLabel } from '../../../core/training/smoothLabel.js';
import { trainingSamples } from '../../../core/training/trainingSamples.js';
import type { MicroBatches } from '../memory/microBatches.js';
import { batchGradients } from './batchGradients.js';
import { mixBatch } from './mixBatch.js';
import { readBatches } from './readBatches.js';
import type { TailModel } from './TailModel.js';
import type { TailOptimiser } from './tailOptimiser.js';
import type { TuneInput } from './TuneInput.js';

export interface TrainedEpoch {
  /** The mean of the batches' losses, each as it was before its step. */
  readonly training: number;
  /** The first step whose loss is not finite, from 1, and the steps of an epoch. */
  readonly broken?: { readonly step: number; readonly of: number };
}

/**
 * Steps once along each batch.
 * @param epoch from 1
 */
export async function trainEpoch(
  tf: typeof TensorFlow,
  model: TailModel,
  optimiser: TailOptimiser,
  input: TuneInput,
  epoch: number,
  pieces: MicroBatches,
): Promise<TrainedEpoch> {
  const { recipe, positive } = input;
  // Each epoch has numbers of its own: one that is resumed draws the same.
  const random = seededRandom('tail', epoch, input.seed);
  const samples = shuffle(
    trainingSamples(input.training, recipe, { number: epoch, random }),
    random,
  );
  const labels = Uint8Array.from(samples, ({ image }) => positive[image] as number);
  const weights =
    recipe.classWeights === 'balanced'
      ? classWeights(labels)
      : new Float64Array(samples.length).fill(1);
  const perEpoch = Math.ceil(samples.length / recipe.batch);
  const losses: TensorFlow.Tensor[] = [];
  try {
    for await (const read of readBatches(input, samples, recipe.batch)) {
      const b = losses.length;
      const [start, end] = [b * recipe.batch, (b + 1) * recipe.batch];
      const batch = {
        ...read,
        targets: Float32Array.from(labels.subarray(start, end), (label) =>
          smoothLabel(label, recipe.labelSmoothing),
        ),
        weights: Float32Array.from(weights.subarray(start, end)),
        mask: Float32Array.from(dropoutMask(input.head.weights.length, recipe.dropout, random)),
      };
      const taken = recipe.mixup > 0 ? mixBatch(batch, recipe.mixup, random) : batch;
      const { gradients, loss } = batchGradients(tf, model, taken, recipe.l2, pieces);
      losses.push(loss);
      const share = learningShare(recipe, (epoch - 1) * perEpoch + b, recipe.epochs * perEpoch);
      optimiser.step(gradients, recipe.learningRate * share);
    }
    // Read at the end alone: a GPU would wait for each.
    const training = tf.tidy(() => tf.addN(losses).dataSync()[0] ?? NaN) / perEpoch;
    if (Number.isFinite(training)) return { training };
    const step = losses.findIndex((loss) => !Number.isFinite(loss.dataSync()[0])) + 1;
    return step > 0 ? { training, broken: { step, of: perEpoch } } : { training };
  } finally {
    losses.forEach((loss) => loss.dispose());
  }
}
