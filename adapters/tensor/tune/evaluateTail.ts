import type * as TensorFlow from '@tensorflow/tfjs';
import { classWeights } from '../../../core/training/classWeights.js';
import { logisticLoss } from '../../../core/training/logistic.js';
import type { Sample } from '../../../core/training/PooledTap.js';
import type { MicroBatches } from '../memory/microBatches.js';
import { readBatches } from './readBatches.js';
import type { TailModel } from './TailModel.js';
import type { TuneInput } from './TuneInput.js';

/** The logits that the recipe gives the images that are held back, as core's `imageLogit` does. */
export async function evaluateTail(
  tf: typeof TensorFlow,
  model: TailModel,
  input: TuneInput,
  pieces: MicroBatches,
): Promise<number[]> {
  const side = (mirrored: boolean): Promise<number[]> => {
    const samples = input.validation.map((image) => ({ image, mirrored }));
    return evaluateSamples(tf, model, input, samples, pieces);
  };
  const logits = await side(false);
  if (!input.recipe.testFlips) return logits;
  const mirrored = await side(true);
  return logits.map((logit, i) => (logit + (mirrored[i] as number)) / 2);
}

async function evaluateSamples(
  tf: typeof TensorFlow,
  model: TailModel,
  reader: TuneInput,
  samples: readonly Sample[],
  pieces: MicroBatches,
): Promise<number[]> {
  const logits: number[] = [];
  for await (const { samples: batch, input } of readBatches(reader, samples, reader.recipe.batch)) {
    const stride = input.length / batch.length;
    pieces.each(batch.length, (from, to) => {
      const piece = input.subarray(from * stride, to * stride);
      const own = tf.tidy(() =>
        model.logits(piece, batch.slice(from, to), undefined).dataSync<'float32'>(),
      );
      logits.push(...own);
    });
  }
  return logits;
}

/** Their mean loss, weighted as the recipe says; 0 where none is held back. */
export function heldBackLoss(
  { validation, positive, recipe }: TuneInput,
  logits: readonly number[],
): number {
  if (validation.length === 0) return 0;
  const labels = Uint8Array.from(validation, (image) => positive[image] as number);
  const weights = recipe.classWeights === 'balanced' ? classWeights(labels) : undefined;
  let [loss, total] = [0, 0];
  logits.forEach((logit, i) => {
    const weight = weights?.[i] ?? 1;
    loss += weight * logisticLoss(logit, labels[i] as number);
    total += weight;
  });
  return loss / total;
}
