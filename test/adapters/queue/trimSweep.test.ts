import type { Redis } from 'ioredis';
import { beforeEach, expect, it } from 'vitest';
import { addSweepFlow } from '../../../adapters/queue/addSweepFlow.js';
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
  expect((await findJobs(redis, of)).size).toBeGreaterThan(3);
  for (const stage of ['train', 'explain', 'score', 'report'] as const) {
    await hosted.host(stage, () => Promise.resolve({ missing: 0 }));
  }
  await until('Redis holds no job of it', async () => (await findJobs(redis, of)).size === 0);
  await until('its board is empty', async () => (await board.read(plan.id)).size === 0);
  expect(await board.find(plan.id)).toMatchObject({ generation, steering: 'running' });
});
