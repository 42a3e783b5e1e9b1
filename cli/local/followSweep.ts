import { setTimeout as pause } from 'node:timers/promises';
import { readStatus, type Jobs } from '../../adapters/sweep/readStatus.js';
import { isUnderWay, type SweepStatus } from '../../core/jobs/SweepStatus.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Plan } from '../../core/sweep/Plan.js';
import type { Output } from '../terminal/Output.js';
import { showProgress } from '../terminal/showProgress.js';
import { checkJobs } from './checkJobs.js';
import { outlast } from './outlast.js';

const interval = 300;

/**
 * Shows a sweep's progress until none of its jobs is left, or the signal is aborted. Tells of Redis and
 * the store when they are away, and waits for them.
 * @throws FoldcamError FOLDCAM_E_JOBS_LOST; after six minutes of an outage its code
 */
export async function followSweep(
  store: ObjectStore,
  plan: Plan,
  jobs: Jobs,
  output: Output,
  signal: AbortSignal,
): Promise<SweepStatus> {
  const progress = showProgress(output);
  const tell = (line: string): void => output.note(line);
  try {
    for (;;) {
      const status = await outlast(() => readStatus(store, plan, jobs), { signal, tell });
      progress.show(status);
      if (signal.aborted) return status;
      if (!isUnderWay(status.state)) {
        await checkJobs(store, status);
        return status;
      }
      await pause(interval, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    progress.end();
  }
}
