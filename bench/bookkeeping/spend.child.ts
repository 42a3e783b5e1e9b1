import { setTimeout as pause } from 'node:timers/promises';
import { sandboxed, task } from '../../adapters/queue/sandboxed.js';
import { trainJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../../services/context.js';
import { train } from '../../services/trainer/train.js';
import { spent } from './spent.js';

/** Waits, as for a device that computes; then trains a cell that takes next to nothing. */
export default sandboxed({
  train: task(trainJobSchema, async (job, signal) => {
    await pause(1_000 * spent);
    return train(job, openContext(), signal);
  }),
});
