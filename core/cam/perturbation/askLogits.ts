import { batches } from './batches.js';
import type { AskLogits } from './Probe.js';

export interface Questions {
  /** How many. */
  readonly count: number;
  /** Numbers in one. */
  readonly width: number;
  /** At most so many at once. */
  readonly batch: number;
  /** Writes question i into a place of `width` zeros. */
  readonly write: (i: number, place: Float32Array) => void;
}

/** The logit of every question; no more of them than a batch are in memory at once. */
export async function askLogits(
  ask: AskLogits,
  { count, width, batch, write }: Questions,
): Promise<Float64Array> {
  const logits = new Float64Array(count);
  for (const [start, end] of batches(count, batch)) {
    const asked = new Float32Array((end - start) * width);
    for (let i = start; i < end; i++) {
      write(i, asked.subarray((i - start) * width, (i - start + 1) * width));
    }
    logits.set(await ask(asked, end - start), start);
  }
  return logits;
}
