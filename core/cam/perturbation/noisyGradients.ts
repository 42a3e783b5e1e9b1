import type { Tap } from '../Tap.js';
import { batches } from './batches.js';
import type { AskGradients } from './Probe.js';

export interface Noise {
  /** How many noisy inputs. */
  readonly samples: number;
  /** The noise's standard deviation, as a share of the range of the input's values. */
  readonly spread: number;
  /** Draws a number of the standard normal distribution. */
  readonly normal: () => number;
}

/** One gradient after another of the input with noise added; one forward and one backward pass each. */
export async function* noisyGradients(
  input: Tap,
  batch: number,
  gradients: AskGradients,
  { samples, spread, normal }: Noise,
): AsyncGenerator<Float32Array> {
  const { data } = input;
  const high = data.reduce((a, b) => Math.max(a, b));
  const low = data.reduce((a, b) => Math.min(a, b));
  const deviation = spread * (high - low);
  for (const [start, end] of batches(samples, batch)) {
    const count = end - start;
    const asked = Float32Array.from(
      { length: count * data.length },
      (_, i) => (data[i % data.length] as number) + deviation * normal(),
    );
    const answer = await gradients(asked, count);
    const width = answer.length / count;
    for (let i = 0; i < count; i++) yield answer.subarray(i * width, (i + 1) * width);
  }
}
