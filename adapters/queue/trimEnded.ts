import type { Redis } from 'ioredis';
import type { ReportJob } from '../../core/jobs/Job.js';
import { onQueue } from './onQueue.js';
import type { SweepBoard } from './SweepBoard.js';
import { trimSweep } from './trimSweep.js';

/** Whether nothing is missing in a report: the answer of its job says so. */
export const isComplete = (answer: unknown): boolean =>
  (answer as { readonly missing?: number } | undefined)?.missing === 0;

/** Removes what Redis holds of sweeps whose report was written by a worker that ended before it could. */
export async function trimEnded(redis: Redis, board: SweepBoard): Promise<void> {
  const reports = await onQueue(redis, 'report', (queue) => queue.getCompleted());
  for (const { data, returnvalue } of reports) {
    if (isComplete(returnvalue)) await trimSweep(redis, board, data as ReportJob);
  }
}
