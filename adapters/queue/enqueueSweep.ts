import type { Redis } from 'ioredis';
import { jobId } from '../../core/jobs/jobId.js';
import type { JobBoard } from '../../core/jobs/progress.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { addSweepFlow } from './addSweepFlow.js';
import { onQueue } from './onQueue.js';
import { forgetTurns, readTurns } from './stageTurns.js';
import type { SweepBoard } from './SweepBoard.js';

export interface Enqueued {
  readonly sweep: string;
  readonly generation: number;
  /** It was there and has not ended: nothing was added. */
  readonly running: boolean;
}

export interface EnqueueOptions {
  /** Cells to compute; all of them where nothing is said. */
  readonly only?: ReadonlySet<string> | undefined;
  /** What is known of the others. */
  readonly known?: JobBoard;
}

/** Enqueues a sweep, as its next generation where an earlier one has ended or was cancelled. */
export async function enqueueSweep(
  redis: Redis,
  board: SweepBoard,
  plan: Plan,
  now: number,
  { only, known = new Map() }: EnqueueOptions = {},
): Promise<Enqueued> {
  const record = await board.find(plan.id);
  if (record && record.steering !== 'cancelled') {
    const { generation } = record;
    const state = await reportState(redis, plan.id, generation);
    if (state !== 'ended') return { sweep: plan.id, generation, running: true };
  }
  if (await isIdle(redis)) await forgetTurns(redis);
  const generation = await board.begin(plan.id, now);
  await board.fill(plan.id, known);
  await addSweepFlow(redis, plan, generation, { only, turns: await readTurns(redis) });
  return { sweep: plan.id, generation, running: false };
}

/** Whether a sweep's last job has ended, well or not; a job that is unknown has. */
export async function reportState(
  redis: Redis,
  sweep: string,
  generation: number,
): Promise<'pending' | 'ended'> {
  const id = jobId({ sweep, generation }, 'report');
  const state = await onQueue(redis, 'report', (queue) => queue.getJobState(id));
  return state === 'completed' || state === 'failed' || state === 'unknown' ? 'ended' : 'pending';
}

// Every sweep that is under way has one report to come.
async function isIdle(redis: Redis): Promise<boolean> {
  const pending = ['wait', 'active', 'delayed', 'prioritized', 'waiting-children'] as const;
  return (await onQueue(redis, 'report', (queue) => queue.getJobCountByTypes(...pending))) === 0;
}
