import type { Tap } from '../Tap.js';
import { weightedSum } from '../weightedSum.js';
import { askLogits } from './askLogits.js';
import type { AskLogits } from './Probe.js';

/**
 * Ablation-CAM before its ReLU: Σ_k (y − y_k) · A_k, y_k the logit with channel k set to zero. The
 * paper's factor 1 / y scales the whole map and is left out. One pass a channel from the tap on, and one.
 * @param logits of activations that stand in for the tap's
 * @returns height × width
 */
export async function ablationCam(
  tap: Tap,
  logits: AskLogits,
  batch: number,
): Promise<Float64Array> {
  const { data, channels } = tap;
  const scores = await askLogits(logits, {
    count: channels + 1,
    width: data.length,
    batch,
    write: (channel, place) => {
      place.set(data);
      // The last question is about the activations as they are.
      if (channel === channels) return;
      for (let i = channel; i < data.length; i += channels) place[i] = 0;
    },
  });
  const whole = scores[channels] as number;
  // Section 3, Desai & Ramaswamy, WACV 2020
  return weightedSum(
    tap,
    scores.subarray(0, channels).map((score) => whole - score),
  );
}
