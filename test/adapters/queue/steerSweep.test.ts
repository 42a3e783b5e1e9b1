import { Queue, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { addMapJobs } from '../../../adapters/queue/addMapJobs.js';
import { enqueueSweep, reportState } from '../../../adapters/queue/enqueueSweep.js';
import { prefix } from '../../../adapters/queue/openRedis.js';
import { cancelSweep, pauseSweep, resumeSweep } from '../../../adapters/queue/steerSweep.js';
import { openSweepBoard, type SweepBoard } from '../../../adapters/queue/SweepBoard.js';
import { findJobs } from '../../../adapters/queue/sweepJobs.js';
import { waitForChildren } from '../../../adapters/queue/waitForChildren.js';
import type { CellJob } from '../../../core/jobs/Job.js';
import { stages as allStages } from '../../../core/jobs/stages.js';
import { smallPlan } from '../../support/smallPlan.js';
import { until } from '../../../bench/support/until.js';
import { useRedis } from '../../support/useRedis.js';
import { useStages, type Stages } from '../../support/useStages.js';

const server = useRedis();
const stages = useStages();
const [plan, other] = [smallPlan(), smallPlan('other-0123456789')];
let redis: Redis;
let board: SweepBoard;
let queues: { redis: Redis; board: SweepBoard };

beforeEach(async () => {
  redis = server.connect();
  await redis.flushall();
  board = openSweepBoard(redis);
  queues = { redis, board };
});

type Work = (job: Job, token?: string, signal?: AbortSignal) => Promise<unknown>;

/** Works on every stage; tells which jobs were begun, in their order. */
async function hostAll(special: Partial<Record<string, Work>> = {}) {
  const hosted: Stages = stages(redis);
  const order: string[] = [];
  for (const stage of ['train', 'explain', 'map', 'score', 'report'] as const) {
    const work: Work = async (job, token, signal) => {
      const { sweep, cell = '' } = job.data as Partial<CellJob>;
      order.push(`${sweep ?? ''} ${stage} ${cell}`.trim());
      await special[stage]?.(job, token, signal);
    };
    await hosted.host(stage, work, 2);
  }
  return { order, lines: hosted.lines };
}

/** Works until it is told to stop. */
const untilTold: Work = (_job, _token, signal) =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('told to stop')));
  });

const enqueue = (of = plan) => enqueueSweep(redis, board, of, 1_000);
const ended = (of = plan): Promise<void> =>
  until('the report has ended', async () => (await reportState(redis, of.id, 1)) === 'ended');

const counts = async (states: readonly ('delayed' | 'active' | 'prioritized')[]) => {
  const queue = new Queue('train', { connection: redis, prefix });
  const count = await queue.getJobCountByTypes(...states);
  await queue.close();
  return count;
};

/** Every key of a job of the sweep, and every mention of one in the sets and lists of the queues. */
async function leftOf(sweep: string): Promise<string[]> {
  const left = await redis.keys(`*${sweep}.g*`);
  for (const stage of allStages) {
    const key = (name: string): string => `${prefix}:${stage}:${name}`;
    const ids = [
      ...(await redis.lrange(key('wait'), 0, -1)),
      ...(await redis.lrange(key('active'), 0, -1)),
      ...(await Promise.all(
        ['prioritized', 'delayed', 'waiting-children', 'completed', 'failed'].map((name) =>
          redis.zrange(key(name), '0', '-1'),
        ),
      )),
    ].flat();
    left.push(...ids.filter((id) => id.startsWith(`${sweep}.g`)));
  }
  return left;
}

describe('pauseSweep', () => {
  it('holds the waiting jobs back while other sweeps go on, until it is resumed', async () => {
    await enqueue();
    expect(await pauseSweep(queues, plan.id)).toMatchObject({ before: 'running', state: 'paused' });
    const { order } = await hostAll();
    await enqueue(other);
    await ended(other);
    await until('its jobs are put aside', async () => (await counts(['delayed'])) === 2);
    expect(order.filter((name) => name.startsWith(plan.id))).toEqual([]);
    expect(await resumeSweep(queues, plan.id)).toMatchObject({ state: 'running', jobs: 2 });
    await ended();
    expect(order.filter((name) => name.startsWith(plan.id))).toHaveLength(7);
  });

  it('stops the jobs under way; afterwards they run again, and that counts as one try', async () => {
    let tries = 0;
    const { order, lines } = await hostAll({
      train: (...given) => (tries++ < 2 ? untilTold(...given) : Promise.resolve()),
    });
    await enqueue();
    await until('both are trained', () => Promise.resolve(order.length === 2));
    await pauseSweep(queues, plan.id);
    await until('both are put aside', async () => (await counts(['delayed'])) === 2);
    expect(await counts(['active'])).toBe(0);
    await until('the board says so', async () =>
      [...(await board.read(plan.id)).values()].every((state) => state === 'waiting'),
    );
    await resumeSweep(queues, plan.id);
    await ended();
    expect(order.filter((name) => name.includes('train'))).toHaveLength(4);
    expect(lines.filter(({ msg }) => msg === 'train paused')).toHaveLength(2);
    expect(lines.filter(({ level }) => Number(level) > 30)).toEqual([]);
    const queue = new Queue('train', { connection: redis, prefix });
    expect((await queue.getCompleted()).map(({ attemptsMade }) => attemptsMade)).toEqual([1, 1]);
    await queue.close();
  });

  it('leaves a sweep alone that has ended, and one that nobody knows', async () => {
    await hostAll();
    await enqueue();
    await ended();
    expect(await pauseSweep(queues, plan.id)).toMatchObject({ before: 'ended', state: 'ended' });
    expect(await board.find(plan.id)).toMatchObject({ steering: 'running' });
    expect(await pauseSweep(queues, 'nobody')).toBeUndefined();
  });

  it('keeps a paused sweep from being submitted a second time', async () => {
    await enqueue();
    await pauseSweep(queues, plan.id);
    expect(await enqueue()).toMatchObject({ generation: 1, running: true });
  });
});

describe('cancelSweep', () => {
  it('leaves no job in any queue, where none is under way', async () => {
    await enqueue();
    await enqueue(other);
    expect(await cancelSweep(queues, plan.id)).toEqual({
      ...{ sweep: plan.id, generation: 1, before: 'running', state: 'cancelled' },
      // Two cells to train, and the report.
      ...{ jobs: 3, left: 0 },
    });
    expect(await leftOf(plan.id)).toEqual([]);
    const left = [...(await findJobs(redis, { sweep: other.id, generation: 1 })).values()];
    expect(left.flat()).toHaveLength(3);
  });

  it('leaves none where some are put aside', async () => {
    await enqueue();
    await pauseSweep(queues, plan.id);
    await hostAll();
    await until('its jobs are put aside', async () => (await counts(['delayed'])) === 2);
    expect(await cancelSweep(queues, plan.id)).toMatchObject({ before: 'paused', jobs: 3 });
    expect(await leftOf(plan.id)).toEqual([]);
  });

  it('ends the jobs under way, and leaves none of them either', async () => {
    const { order, lines } = await hostAll({ train: untilTold });
    await enqueue();
    await until('both are trained', () => Promise.resolve(order.length === 2));
    expect(await cancelSweep(queues, plan.id)).toMatchObject({ state: 'cancelled', left: 0 });
    expect(await leftOf(plan.id)).toEqual([]);
    // Nothing was begun in their stead.
    expect(order).toHaveLength(2);
    const told = lines.filter(({ msg }) => msg === 'train cancelled');
    expect(told.map(({ level, attempt }) => [level, attempt])).toEqual([
      [30, 1],
      [30, 1],
    ]);
  });

  it('leaves none that a job under way adds meanwhile', async () => {
    let added = 0;
    const { order } = await hostAll({
      explain: async (job, token) => {
        // Bookkeeping hears of nothing: it hands out maps although the sweep was cancelled.
        await until('the sweep is cancelled', async () => {
          return (await board.find(plan.id))?.steering === 'cancelled';
        });
        await addMapJobs(redis, job, [{ ...(job.data as CellJob), chunk: 0 }]);
        added++;
        await waitForChildren(job, token);
      },
    });
    await enqueue();
    await until('one is explained', () => Promise.resolve(order.join().includes('explain')));
    await cancelSweep(queues, plan.id);
    expect(added).toBeGreaterThan(0);
    expect(await leftOf(plan.id)).toEqual([]);
    expect(order.join()).not.toContain('map');
  });

  it('leaves none of a cell whose training ends meanwhile', async () => {
    const { order } = await hostAll({
      train: async () => {
        await until('the sweep is cancelled', async () => {
          return (await board.find(plan.id))?.steering === 'cancelled';
        });
      },
    });
    await enqueue();
    await until('both are trained', () => Promise.resolve(order.length === 2));
    expect(await cancelSweep(queues, plan.id)).toMatchObject({ state: 'cancelled', left: 0 });
    expect(await leftOf(plan.id)).toEqual([]);
    expect(order).toHaveLength(2);
  });

  it('lets no job begin any more, also where its removal was broken off', async () => {
    await enqueue();
    await board.steer(plan.id, 1, 'cancelled');
    const { order } = await hostAll();
    await ended();
    expect(order).toEqual([]);
    const queue = new Queue('train', { connection: redis, prefix });
    const [failed] = await queue.getFailed();
    await queue.close();
    expect(failed).toMatchObject({
      attemptsMade: 1,
      failedReason: `FOLDCAM_E_CANCELLED ${plan.id} was cancelled`,
    });
    expect(await cancelSweep(queues, plan.id)).toMatchObject({ jobs: 3 });
    expect(await leftOf(plan.id)).toEqual([]);
  });

  it('lets the sweep be submitted again, as its next generation', async () => {
    await enqueue();
    await cancelSweep(queues, plan.id);
    expect(await enqueue()).toEqual({ sweep: plan.id, generation: 2, running: false });
    const { order } = await hostAll();
    await until('it has ended', async () => (await reportState(redis, plan.id, 2)) === 'ended');
    expect(order).toHaveLength(7);
  });

  it('leaves a sweep alone that has ended', async () => {
    await hostAll();
    await enqueue();
    await ended();
    expect(await cancelSweep(queues, plan.id)).toMatchObject({ state: 'ended', jobs: 0 });
    expect(await board.find(plan.id)).toMatchObject({ steering: 'running' });
  });
});
