import { setTimeout as pause } from 'node:timers/promises';
import { findCellFailures } from '../../adapters/queue/findCellFailures.js';
import { asRedisError } from '../../adapters/redis/asRedisError.js';
import { readStatus, type Jobs } from '../../adapters/sweep/readStatus.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { failureClass } from '../../core/jobs/retryPolicy.js';
import { isUnderWay, type SweepStatus } from '../../core/jobs/SweepStatus.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Plan } from '../../core/sweep/Plan.js';
import type { Output } from '../terminal/Output.js';
import { showProgress } from '../terminal/showProgress.js';
import { checkJobs } from './checkJobs.js';
import { tellOutages } from './tellOutages.js';

// Milliseconds between two looks, each of which takes a twentieth of the time.
const [soonest, latest] = [100, 300] as const;
const pauseAfter = (took: number): number => Math.min(latest, Math.max(soonest, 20 * took));
const mostFailures = 5;

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
  const failures = output.live
    ? findCellFailures(jobs.redis, mostFailures)
    : () => Promise.resolve([]);
  const tell = (line: string): void => output.note(line);
  const follow = async (over: AbortSignal): Promise<SweepStatus> => {
    for (;;) {
      const start = performance.now();
      const status = await readStatus(store, plan, jobs).catch(whileAway);
      if (status) progress.show(status, await failures(status).catch(() => []));
      // Also while Redis is away or closed: nobody waits any more, and no pause would be kept.
      if (over.aborted || signal.aborted) throw interruption();
      if (status && !isUnderWay(status.state)) return status;
      const took = performance.now() - start;
      await pause(pauseAfter(took), undefined, { signal }).catch(() => undefined);
    }
  };
  // A question to a Redis that is away waits for it: Ctrl-C does not.
  const interrupted = new Promise<never>((_, reject) => {
    const stop = (): void => reject(interruption());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    const told = tellOutages({ redis: jobs.redis, store, tell }, follow);
    const status = await Promise.race([told, interrupted]);
    if (!signal.aborted) await checkJobs(store, status);
    return status;
  } finally {
    progress.end();
  }
}

const interruption = (): FoldcamError => new FoldcamError('FOLDCAM_E_INTERRUPTED', 'interrupted');

// How long it is borne is up to tellOutages.
function whileAway(thrown: unknown): undefined {
  const error = asRedisError(thrown);
  if (error instanceof FoldcamError && failureClass(error.code) === 'outage') return;
  throw error;
}
