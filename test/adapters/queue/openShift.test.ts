import { Queue, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { jobOptions } from '../../../adapters/queue/jobOptions.js';
import { openShift } from '../../../adapters/queue/openShift.js';
import { prefix } from '../../../adapters/queue/openRedis.js';
import { until } from '../../../bench/support/until.js';
import { useRedis } from '../../support/useRedis.js';
import { useStages } from '../../support/useStages.js';

const server = useRedis();
const stages = useStages();
let redis: Redis;

beforeEach(async () => {
  redis = server.connect();
  await redis.flushall();
});

const limits = { idle: undefined, maxJobs: undefined, maxTime: undefined, drain: 30 };

/** Adds train jobs of turns 1, 2, …, as a sweep does. */
async function add(...names: string[]): Promise<void> {
  const queue = new Queue('train', { connection: redis, prefix });
  for (const [i, cell] of names.entries()) {
    await queue.add('train', { sweep: 's', cell }, jobOptions('train', `job-${cell}`, i + 1));
  }
  await queue.close();
}

async function jobs(): Promise<Record<string, [state: string, tries: number]>> {
  const queue = new Queue('train', { connection: redis, prefix });
  const found = await queue.getJobs(['active', 'prioritized', 'wait', 'delayed', 'completed']);
  const told = found.map(async (job: Job) => [job.id, [await job.getState(), job.attemptsMade]]);
  const entries = (await Promise.all(told)) as [string, [string, number]][];
  await queue.close();
  return Object.fromEntries(entries);
}

const untilTold = (_job: Job, _token?: string, signal?: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error(`told: ${String(signal.reason)}`)));
  });

describe('a shift', () => {
  it('hands its jobs back when it is over, with all their tries, and another worker does them', async () => {
    const { host, board, lines } = stages(redis);
    await add('a', 'b');
    const shift = openShift(limits);
    const worker = await host('train', untilTold, 1, shift);
    await until('one is begun', () => Promise.resolve(shift.count() === 1));
    const closed = worker.close();
    shift.giveBack();
    await closed;
    expect(shift.count()).toBe(0);
    expect(await jobs()).toEqual({ 'job-a': ['prioritized', 0], 'job-b': ['prioritized', 0] });
    expect((await board.read('s')).get('train.a')).toBe('waiting');
    expect(lines.map(({ msg }) => msg)).toEqual(['train handed back']);

    await host('train', () => Promise.resolve());
    await until('both are done', async () =>
      Object.values(await jobs()).every(([state]) => state === 'completed'),
    );
    expect(await jobs()).toEqual({ 'job-a': ['completed', 1], 'job-b': ['completed', 1] });
  });

  it('hands a job back that was taken and not yet begun', async () => {
    const { board, host } = stages(redis);
    await add('a');
    const shift = openShift(limits);
    // Asked how the job's sweep is steered, after it was counted.
    const find = board.find.bind(board);
    board.find = (sweep) => {
      shift.giveBack();
      return find(sweep);
    };
    const begun: unknown[] = [];
    const worker = await host('train', (job) => Promise.resolve(begun.push(job.id)), 1, shift);
    await until('it is over', () => Promise.resolve(shift.over.aborted && shift.count() === 0));
    await worker.close();
    expect(begun).toEqual([]);
    expect(await jobs()).toEqual({ 'job-a': ['prioritized', 0] });
  });

  it('wakes a worker that waits for jobs', async () => {
    const { host } = stages(redis);
    await add('a');
    const shift = openShift(limits);
    await host('train', untilTold, 1, shift);
    await until('it is begun', () => Promise.resolve(shift.count() === 1));
    // Asks Redis once, and then sleeps up to 10 s for something to be added.
    await host('train', () => Promise.resolve('by the other'));
    shift.giveBack();
    await until('it is done', async () => (await jobs())['job-a']?.[0] === 'completed', 5_000);
  });

  it('begins no more jobs than it may, however many at once', async () => {
    const { host } = stages(redis);
    await add('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const shift = openShift({ ...limits, maxJobs: 3 });
    const worker = await host('train', () => Promise.resolve(), 4, shift);
    const told: [string, boolean][] = [];
    shift.watch(
      () => true,
      (...why) => told.push(why),
    );
    await until('it is told to leave', () => Promise.resolve(told.length > 0));
    await worker.close();
    expect(told).toEqual([['it has begun 3 jobs', false]]);
    const ends = Object.values(await jobs());
    expect(ends.filter(([state]) => state === 'completed')).toHaveLength(3);
    expect(ends.filter(([, tries]) => tries === 0)).toHaveLength(5);
  });

  it('is over after a time without jobs, not counting that in which Redis is away', async () => {
    let [now, isThere] = [0, false];
    const shift = openShift({ ...limits, idle: 60 }, () => now);
    const told: [string, boolean][] = [];
    const asked = { times: 0 };
    const ticks = (more: number): Promise<void> => {
      const enough = asked.times + more;
      return until('it has looked', () => Promise.resolve(asked.times >= enough));
    };
    shift.watch(
      () => {
        asked.times++;
        return isThere;
      },
      (...why) => told.push(why),
    );
    now = 100_000;
    await ticks(2);
    isThere = true;
    now += 59_000;
    await ticks(2);
    expect(told).toEqual([]);
    now += 1_000;
    await until('it is told', () => Promise.resolve(told.length > 0));
    expect(told).toEqual([['no job for 60 s', true]]);
  });

  it('leaves so early that it is gone in time, also while it waits for its last jobs', async () => {
    let now = 0;
    const shift = openShift({ ...limits, maxTime: 3_600, maxJobs: 1 }, () => now);
    const told: [string, boolean][] = [];
    shift.watch(
      () => true,
      (...why) => told.push(why),
    );
    shift.takes();
    await until('it is told once', () => Promise.resolve(told.length === 1));
    now = 3_570_000;
    await until('it is told again', () => Promise.resolve(told.length === 2));
    expect(told).toEqual([
      ['it has begun 1 jobs', false],
      ['its time is over', true],
    ]);
  });
});
