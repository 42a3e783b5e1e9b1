import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { enqueueSweep, reportState } from '../../../adapters/queue/enqueueSweep.js';
import { forgetTurns, markTurn, readTurns } from '../../../adapters/queue/stageTurns.js';
import { openSweepBoard } from '../../../adapters/queue/SweepBoard.js';
import type { CellJob } from '../../../core/jobs/Job.js';
import type { Plan } from '../../../core/sweep/Plan.js';
import { manyCells } from '../../support/smallPlan.js';
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

describe('markTurn', () => {
  it('keeps the highest turn of each stage', async () => {
    expect(await readTurns(redis)).toEqual({ train: 0, map: 0, score: 0 });
    await markTurn(redis, 'train', 7);
    await markTurn(redis, 'train', 3);
    await markTurn(redis, 'score', 2);
    expect(await readTurns(redis)).toEqual({ train: 7, map: 0, score: 2 });
    await forgetTurns(redis);
    expect(await readTurns(redis)).toEqual({ train: 0, map: 0, score: 0 });
  });
});

describe('a queue of several sweeps', () => {
  const enqueue = (plan: Plan) => enqueueSweep(redis, openSweepBoard(redis), plan, 1_000);
  const ended = ({ id }: Plan): Promise<void> =>
    until('the report has ended', async () => (await reportState(redis, id, 1)) === 'ended');

  /** Works on one job of a stage at a time; tells whose cells were trained and scored in which order. */
  async function host(atCell: number, then: () => Promise<unknown>) {
    const hosted = stages(redis);
    const order = { train: [] as string[], score: [] as string[] };
    await hosted.host('train', async ({ data }) => {
      order.train.push((data as CellJob).sweep);
      if (order.train.length === atCell) await then();
    });
    await hosted.host('explain', () => Promise.resolve());
    await hosted.host('score', ({ data }) =>
      Promise.resolve(order.score.push((data as CellJob).sweep)),
    );
    await hosted.host('report', () => Promise.resolve());
    return order;
  }

  it('is done with a small sweep after twice its cells, whichever large one came first', async () => {
    const large = manyCells('large-0123456789', 200);
    const small = manyCells('small-0123456789', 10);
    await enqueue(large);
    // While the 50th cell of the large one is trained.
    const order = await host(50, () => enqueue(small));
    await ended(small);
    await ended(large);
    const trained = order.train.slice(50);
    // In turns from there on: one cell of each.
    expect(trained.slice(0, 20)).toEqual(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? large.id : small.id)),
    );
    expect(trained.slice(20)).toEqual(Array(140).fill(large.id));
    expect(order.score).toHaveLength(210);
  });

  it('does not leave a large sweep behind for ever new small ones', async () => {
    const large = manyCells('large-0123456789', 60);
    const small = Array.from({ length: 5 }, (_, i) => manyCells(`small-${i}`, 10));
    await enqueue(large);
    const order = await host(20, async () => {
      for (const plan of small) await enqueue(plan);
    });
    await ended(large);
    // Six sweeps that wait: each has one cell in every six.
    for (let round = 0; round < 10; round++) {
      const cells = order.train.slice(20 + 6 * round, 26 + 6 * round);
      expect(new Set(cells).size).toBe(6);
    }
  });

  it('counts from the start again when no sweep is under way', async () => {
    const plan = manyCells('small-0123456789', 3);
    await host(0, () => Promise.resolve());
    await enqueue(plan);
    await ended(plan);
    expect(await readTurns(redis)).toMatchObject({ train: 3, score: 3 });
    await enqueue(manyCells('other-0123456789', 3));
    await until('the other one begins', async () => (await readTurns(redis)).train > 0);
    expect((await readTurns(redis)).train).toBeLessThanOrEqual(3);
  });
});
