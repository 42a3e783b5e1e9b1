import type * as TensorFlow from '@tensorflow/tfjs';
import { classWeights } from '../../../core/training/classWeights.js';
import { logisticLoss } from '../../../core/training/logistic.js';
import { withFlips } from '../../../core/training/PooledTap.js';
import type { MicroBatches } from '../memory/microBatches.js';
import type { TailModel } from './TailModel.js';
import type { TuneInput } from './TuneInput.js';

/** The logits of the images that are held back, as they are. */
export async function evaluateTail(
  tf: typeof TensorFlow,
  model: TailModel,
  { validation, recipe, read }: TuneInput,
  pieces: MicroBatches,
): Promise<number[]> {
  const logits: number[] = [];
  const samples = withFlips(validation, false);
  for (let start = 0; start < samples.length; start += recipe.batch) {
    const batch = samples.slice(start, start + recipe.batch);
    const input = await read(batch);
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
