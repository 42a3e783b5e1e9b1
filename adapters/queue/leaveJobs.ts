import { DelayedError, type Job } from 'bullmq';
import { setTimeout as pause } from 'node:timers/promises';

const shortest = 1_000;
const longest = 15_000;

// When a job's pause is over, the worker that left it may well be the first to ask for it, every time. So
// it hands it over every second time: it is busy for a moment when the job comes back.
const soon = 100;
const busy = 1_000;

/**
 * Puts jobs back that this worker is too old for, so that newer ones take them: none of their tries is used
 * up. The pause before the job comes back doubles, from 1 s to 15 s.
 * @param told called when a job is left for the first time
 */
export function leaveJobs(
  told: (job: Job) => void,
): (job: Job, token: string | undefined) => Promise<never> {
  const times = new Map<string, number>();
  return async (job, token) => {
    const id = job.id ?? '';
    const before = times.get(id) ?? 0;
    times.set(id, before + 1);
    if (before === 0) told(job);
    const handOver = before % 2 === 1;
    const delay = handOver ? soon : Math.min(longest, shortest * 2 ** (before / 2));
    await job.moveToDelayed(Date.now() + delay, token);
    if (handOver) await pause(busy);
    throw new DelayedError();
  };
}
