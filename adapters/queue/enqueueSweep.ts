import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { jobId } from '../../core/jobs/jobId.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { addSweepFlow } from './addSweepFlow.js';
import { prefix } from './openRedis.js';
import type { SweepBoard } from './SweepBoard.js';

export interface Enqueued {
  readonly sweep: string;
  readonly generation: number;
  /** It was there and has not ended: nothing was added. */
  readonly running: boolean;
}

/** Enqueues a sweep, as its next generation where an earlier one has ended. */
export async function enqueueSweep(
  redis: Redis,
  board: SweepBoard,
  plan: Plan,
  now: number,
): Promise<Enqueued> {
  const known = await board.find(plan.id);
  if (known) {
    const { generation } = known;
    const state = await reportState(redis, plan.id, generation);
    if (state !== 'ended') return { sweep: plan.id, generation, running: true };
  }
  const generation = await board.begin(plan.id, now);
  await addSweepFlow(redis, plan, generation);
  return { sweep: plan.id, generation, running: false };
}

/** Whether a sweep's last job has ended, well or not; a job that is unknown has. */
export async function reportState(
  redis: Redis,
  sweep: string,
  generation: number,
): Promise<'pending' | 'ended'> {
  const queue = new Queue('report', { connection: redis, prefix });
  try {
    const state = await queue.getJobState(jobId({ sweep, generation }, 'report'));
    return state === 'completed' || state === 'failed' || state === 'unknown' ? 'ended' : 'pending';
  } finally {
    await queue.close();
  }
}
