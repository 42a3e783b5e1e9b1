import type { Redis } from 'ioredis';
import type { Stage } from '../../core/jobs/stages.js';
import { onQueue } from './onQueue.js';

export interface QueueCounts {
  /** By state, in words of their own: waiting, active, delayed, waiting-children, done, failed. */
  readonly jobs: Readonly<Record<string, number>>;
  /** When the job that waits longest was added: milliseconds since 1970. */
  readonly oldest: number | undefined;
}

/** How many jobs a stage's queue holds. */
export function watchQueue(redis: Redis, stage: Stage): Promise<QueueCounts> {
  return onQueue(redis, stage, async (queue) => {
    const counts = await queue.getJobCounts();
    const { wait = 0, waiting = 0, prioritized = 0, paused = 0, active = 0, delayed = 0 } = counts;
    const waits = Math.max(wait, waiting) + prioritized + paused;
    const next = waits > 0 ? await queue.getJobs(['wait', 'prioritized'], 0, 0, true) : [];
    return {
      jobs: {
        waiting: waits,
        active,
        delayed,
        'waiting-children': counts['waiting-children'] ?? 0,
        done: counts['completed'] ?? 0,
        failed: counts['failed'] ?? 0,
      },
      oldest: next[0]?.timestamp,
    };
  });
}
