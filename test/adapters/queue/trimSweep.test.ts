import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { beforeEach, expect, it } from 'vitest';
import { addSweepFlow } from '../../../adapters/queue/addSweepFlow.js';
import { prefix } from '../../../adapters/queue/openRedis.js';
import { findJobs } from '../../../adapters/queue/sweepJobs.js';
import { until } from '../../../bench/support/until.js';
import { smallPlan } from '../../support/smallPlan.js';
import { useRedis } from '../../support/useRedis.js';
import { useStages } from '../../support/useStages.js';

const server = useRedis();
const stages = useStages();
let redis: Redis;

beforeEach(async () => {
  redis = server.connect();
  await redis.flushall();
});

it('leaves no job and no state in Redis once the report is written, and keeps the record', async () => {
  const hosted = stages(redis);
  const { board } = hosted;
  const plan = smallPlan();
  const generation = await board.begin(plan.id, 1);
  await addSweepFlow(redis, plan, generation);
  const of = { sweep: plan.id, generation };
  expect([...(await findJobs(redis, of)).keys()].sort()).toEqual(['report', 'train']);
  for (const stage of ['train', 'explain', 'score', 'report'] as const) {
    await hosted.host(stage, () => Promise.resolve({ missing: 0 }));
  }
  await until('Redis holds no job of it', async () => (await findJobs(redis, of)).size === 0);
  await until('its board is empty', async () => (await board.read(plan.id)).size === 0);
  expect(await board.find(plan.id)).toMatchObject({ generation, steering: 'running' });
});

it.each([
  [0, 0],
  [1, 1],
])(
  'a worker that starts removes the jobs of a report with %i missing whose worker was killed: %i are left',
  async (missing, left) => {
    const reports = new Queue('report', { connection: redis, prefix });
    const of = { sweep: 'ended-0123456789', generation: 1 };
    await reports.add('report', of, { jobId: `${of.sweep}.g1.report` });
    const killed = new Worker('report', () => Promise.resolve({ missing }), {
      connection: redis,
      prefix,
    });
    await until('the report is written', async () => (await reports.getCompletedCount()) === 1);
    await killed.close();
    const hosted = stages(redis);
    await hosted.host('report', () => Promise.resolve({ missing: 0 }));
    // One that ends later shows that the other one was looked at.
    await reports.add('report', { sweep: 'later', generation: 1 }, { jobId: 'later.g1.report' });
    await until(
      'the later one is trimmed',
      async () => (await findJobs(redis, { sweep: 'later', generation: 1 })).size === 0,
    );
    await until('it is left or gone', async () => (await findJobs(redis, of)).size === left);
    await reports.close();
  },
);
