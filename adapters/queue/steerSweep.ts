import type { Redis } from 'ioredis';
import type { Steering } from '../../core/jobs/steering.js';
import { reportState } from './enqueueSweep.js';
import type { SweepBoard } from './SweepBoard.js';
import { removeJobs, wakeJobs } from './sweepJobs.js';

/** What a sweep was and is when it has been steered. */
export interface Steered {
  readonly sweep: string;
  readonly generation: number;
  readonly before: Steering | 'ended';
  readonly state: Steering | 'ended';
  /** That were woken or removed. */
  readonly jobs: number;
  /** That could not be removed: a worker holds them and does not answer. */
  readonly left: number;
}

interface Queues {
  readonly redis: Redis;
  readonly board: SweepBoard;
}

/** Nothing where Redis does not know the sweep. */
export type Steer = (queues: Queues, sweep: string) => Promise<Steered | undefined>;

/** Holds back a sweep's waiting jobs, and stops those under way. */
export const pauseSweep: Steer = (queues, sweep) =>
  steer(queues, sweep, async (now) => {
    if (now.before !== 'running') return now;
    await queues.board.steer(sweep, now.generation, 'paused');
    return { ...now, state: 'paused' };
  });

/** Lets a paused sweep go on. */
export const resumeSweep: Steer = (queues, sweep) =>
  steer(queues, sweep, async (now) => {
    if (now.before !== 'paused') return now;
    await queues.board.steer(sweep, now.generation, 'running');
    return { ...now, state: 'running', jobs: await wakeJobs(queues.redis, now) };
  });

/** Ends a sweep; when it has ended none of its jobs is left in any queue. */
export const cancelSweep: Steer = (queues, sweep) =>
  steer(queues, sweep, async (now) => {
    if (now.before === 'ended') return now;
    await queues.board.steer(sweep, now.generation, 'cancelled');
    const { removed, left } = await removeJobs(queues.redis, now);
    return { ...now, state: 'cancelled', jobs: removed, left };
  });

async function steer(
  { redis, board }: Queues,
  sweep: string,
  work: (now: Steered) => Promise<Steered>,
): Promise<Steered | undefined> {
  const record = await board.find(sweep);
  if (!record) return undefined;
  const { generation, steering } = record;
  const isPending = (await reportState(redis, sweep, generation)) === 'pending';
  const before = isPending || steering === 'cancelled' ? steering : 'ended';
  return work({ sweep, generation, before, state: before, jobs: 0, left: 0 });
}
