import { setTimeout as pause } from 'node:timers/promises';
import { readStatus, type Jobs } from '../../adapters/sweep/readStatus.js';
import { isUnderWay, type SweepStatus } from '../../core/jobs/SweepStatus.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Plan } from '../../core/sweep/Plan.js';
import type { Progress } from '../terminal/showProgress.js';

const interval = 300;

/** Shows a sweep's progress until none of its jobs is left, or the signal is aborted. */
export async function followSweep(
  store: ObjectStore,
  plan: Plan,
  jobs: Jobs,
  progress: Progress,
  signal: AbortSignal,
): Promise<SweepStatus> {
  try {
    for (;;) {
      const status = await readStatus(store, plan, jobs);
      progress.show(status);
      if (!isUnderWay(status.state) || signal.aborted) return status;
      await pause(interval, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    progress.end();
  }
}
