import { setImmediate as breathe } from 'node:timers/promises';
import { imageChunks } from '../../../core/jobs/imageChunks.js';
import type { Sample } from '../../../core/training/PooledTap.js';
import type { SampleReader } from './TuneInput.js';

/** Samples that are computed at once. */
export interface ReadBatch {
  readonly samples: readonly Sample[];
  /** samples × the tail's input */
  readonly input: Float32Array;
}

/** Reads batch after batch; the one after it is read while the caller computes. */
export async function* readBatches(
  { read, readAhead }: SampleReader,
  samples: readonly Sample[],
  size: number,
): AsyncGenerator<ReadBatch, void> {
  const batches = imageChunks(samples, size);
  for (const [b, own] of batches.entries()) {
    const input = await read(own);
    const next = batches[b + 1];
    if (next && readAhead) {
      readAhead(next);
      // Requests go out before an engine keeps the thread to itself.
      await breathe();
    }
    yield { samples: own, input };
  }
}
