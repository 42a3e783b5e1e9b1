import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { addCellFlow } from '../../../adapters/queue/addCellFlow.js';
import { addSweepFlow } from '../../../adapters/queue/addSweepFlow.js';
import { reportState } from '../../../adapters/queue/enqueueSweep.js';
import { prefix } from '../../../adapters/queue/openRedis.js';
import { until } from '../../../bench/support/until.js';
import { jobFormat, type TrainJob } from '../../../core/jobs/Job.js';
import { smallPlan } from '../../support/smallPlan.js';
import { useRedis } from '../../support/useRedis.js';
import { useStages } from '../../support/useStages.js';

const server = useRedis();
const stages = useStages();
const plan = smallPlan();
const trained: TrainJob = {
  format: jobFormat,
  sweep: plan.id,
  generation: 1,
  cell: 'cell-0',
  run: plan.cells[0]?.run ?? '',
  fold: 0,
  turns: { map: 7, score: 3 },
};
let redis: Redis;

beforeEach(async () => {
  redis = server.connect();
  await redis.flushall();
});

async function find(stage: 'explain' | 'score') {
  const queue = new Queue<TrainJob>(stage, { connection: redis, prefix });
  const id = `${plan.id}.g1.${stage}.cell-0`;
  const [job, state] = [await queue.getJob(id), await queue.getJobState(id)];
  await queue.close();
  return { job, state };
}

describe('addCellFlow', () => {
  it('adds a score job that waits for an explain job, each with its turn', async () => {
    await addSweepFlow(redis, plan, 1);
    await addCellFlow(redis, trained);
    const [explain, score] = [await find('explain'), await find('score')];
    expect([explain.state, score.state]).toEqual(['prioritized', 'waiting-children']);
    expect([explain.job?.opts.priority, score.job?.opts.priority]).toEqual([7, 3]);
    const { turns, ...cell } = trained;
    expect(turns).toBeDefined();
    expect(score.job?.data).toEqual(cell);
    expect(score.job?.parent).toMatchObject({ id: `${plan.id}.g1.report` });
  });

  it('adds nothing to a cell that is only trained', async () => {
    await addSweepFlow(redis, plan, 1);
    const { turns, ...only } = trained;
    expect(turns).toBeDefined();
    await addCellFlow(redis, only);
    expect((await find('score')).state).toBe('unknown');
  });

  it('adds nothing to a sweep that was cancelled or has ended', async () => {
    await addCellFlow(redis, trained);
    expect((await find('score')).state).toBe('unknown');
    expect((await find('explain')).state).toBe('unknown');
  });

  it('lets the report run although a cell is trained again whose score job has failed', async () => {
    await addSweepFlow(redis, plan, 1);
    await addCellFlow(redis, trained);
    const failing = new Worker('score', () => Promise.reject(new Error('FOLDCAM_E_INTERNAL: no')), {
      connection: redis,
      prefix,
      settings: { backoffStrategy: () => -1 },
    });
    const hosted = stages(redis);
    await hosted.host('explain', () => Promise.resolve());
    await until('the score job has failed', async () => (await find('score')).state === 'failed');
    await hosted.host('train', () => Promise.resolve());
    await hosted.host('report', () => Promise.resolve({ missing: 1 }));
    await until(
      'the report has ended',
      async () => (await reportState(redis, plan.id, 1)) === 'ended',
    );
    await failing.close();
  });
});
