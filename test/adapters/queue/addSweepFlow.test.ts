import { Queue, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { addSweepFlow } from '../../../adapters/queue/addSweepFlow.js';
import { enqueueSweep, reportState } from '../../../adapters/queue/enqueueSweep.js';
import { findFailure } from '../../../adapters/queue/findFailure.js';
import { prefix } from '../../../adapters/queue/openRedis.js';
import { runJob } from '../../../adapters/queue/runJob.js';
import { openSweepBoard } from '../../../adapters/queue/SweepBoard.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import {
  cellJobSchema,
  reportJobSchema,
  trainJobSchema,
  type TrainJob,
} from '../../../core/jobs/Job.js';
import { planSchema } from '../../../core/sweep/Plan.js';
import { smallPlan } from '../../support/smallPlan.js';
import { until } from '../../../bench/support/until.js';
import { useRedis } from '../../support/useRedis.js';
import { useStages, type Stages } from '../../support/useStages.js';

const server = useRedis();
const stages = useStages();
const plan = smallPlan();
const first = { sweep: plan.id, generation: 1 };
const cellOf = (fold: number) => plan.cells[fold] ?? expect.fail('no cell');
let redis: Redis;

beforeEach(async () => {
  redis = server.connect();
  await redis.flushall();
});

/** Works on every stage of a sweep; tells in which order, and lets some jobs fail. */
async function hostAll(hosted: Stages, fails: (job: string) => boolean = () => false) {
  const order: string[] = [];
  const work = (name: string): Promise<string> => {
    order.push(name);
    if (fails(name)) throw new FoldcamError('FOLDCAM_E_TRAINING_DIVERGED', `${name} diverged`);
    return Promise.resolve(name);
  };
  for (const stage of ['train', 'explain', 'score'] as const) {
    const run = (job: Job) =>
      runJob(stage === 'train' ? trainJobSchema : cellJobSchema, job.data, ({ cell }) =>
        work(`${stage} ${cell}`),
      );
    await hosted.host(stage, run, 2);
  }
  await hosted.host('report', (job) => runJob(reportJobSchema, job.data, () => work('report')));
  return order;
}

const reported = (generation = 1): Promise<void> =>
  until(
    'the report has ended',
    async () => (await reportState(redis, plan.id, generation)) === 'ended',
  );

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const stage of ['train', 'explain', 'score', 'report', 'map']) {
    const queue = new Queue(stage, { connection: redis, prefix });
    const own = await queue.getJobCounts();
    found[stage] = Object.values(own).reduce((sum, count) => sum + count, 0);
    await queue.close();
  }
  return found;
}

describe('addSweepFlow', () => {
  it('adds a train job a cell, and one report', async () => {
    await addSweepFlow(redis, plan, 1);
    expect(await counts()).toEqual({ train: 2, explain: 0, score: 0, report: 1, map: 0 });
  });

  it('adds only the cells that are asked for', async () => {
    await addSweepFlow(redis, plan, 1, { only: new Set(['cell-1']) });
    expect(await counts()).toEqual({ train: 1, explain: 0, score: 0, report: 1, map: 0 });
  });

  it('adds a second time nothing', async () => {
    await addSweepFlow(redis, plan, 1);
    await addSweepFlow(redis, plan, 1);
    expect(await counts()).toEqual({ train: 2, explain: 0, score: 0, report: 1, map: 0 });
  });

  it('runs train, explain and score of each cell in turn, and the report last', async () => {
    const order = await hostAll(stages(redis));
    await addSweepFlow(redis, plan, 1);
    await reported();
    expect(order).toHaveLength(7);
    expect(order.at(-1)).toBe('report');
    for (const { key } of plan.cells) {
      const own = order.filter((name) => name.endsWith(key));
      expect(own).toEqual([`train ${key}`, `explain ${key}`, `score ${key}`]);
    }
  });

  it('only trains the cells of folds that ignore groups', async () => {
    const order = await hostAll(stages(redis), (name) => name === 'train bare-1');
    const bare = [0, 1].map((fold) => ({ ...cellOf(fold), key: `bare-${fold}`, ungrouped: true }));
    const ungrouped = { folds: plan.folds, leaked: { images: 0, groups: 0 } };
    // The cell that the sweep has anyway is computed once.
    const cells = [...bare, { ...cellOf(0), ungrouped: true }];
    await addSweepFlow(redis, planSchema.parse({ ...plan, ungrouped: { ...ungrouped, cells } }), 1);
    await reported();
    expect(order.filter((name) => name.includes('bare')).sort()).toEqual([
      'train bare-0',
      'train bare-1',
    ]);
    expect(order).toHaveLength(9);
    expect(order.at(-1)).toBe('report');
    const queue = new Queue<TrainJob>('train', { connection: redis, prefix });
    const job = await queue.getJob(`${plan.id}.g1.train.bare-0`);
    expect(job?.data).toMatchObject({ cell: 'bare-0', fold: 0, ungrouped: true });
    await queue.close();
    expect(await findFailure(redis, first, 'train', 'bare-1')).toMatchObject({
      code: 'FOLDCAM_E_TRAINING_DIVERGED',
    });
  });

  it('runs the report last although a train fails, and tells why it failed', async () => {
    const order = await hostAll(stages(redis), (name) => name === 'train cell-1');
    await addSweepFlow(redis, plan, 1);
    await reported();
    expect(order.filter((name) => name === 'train cell-1')).toHaveLength(1);
    expect(order).toContain('score cell-0');
    expect(order.at(-1)).toBe('report');
    expect(await findFailure(redis, first, 'train', 'cell-1')).toEqual({
      code: 'FOLDCAM_E_TRAINING_DIVERGED',
      message: 'train cell-1 diverged',
    });
    expect(await findFailure(redis, first, 'train', 'cell-0')).toBeUndefined();
    expect(await findFailure(redis, first, 'train', 'cell-9')).toBeUndefined();
    // Nothing can be explained of a cell that was not trained.
    expect(await counts()).toMatchObject({ train: 2, explain: 1, score: 1 });
  });

  it('runs the report although every cell fails at every stage', async () => {
    const order = await hostAll(stages(redis), (name) => name !== 'report');
    await addSweepFlow(redis, plan, 1);
    await reported();
    expect(order.at(-1)).toBe('report');
  });

  it('keeps two sweeps apart that share their cells', async () => {
    const order = await hostAll(stages(redis));
    const other = smallPlan('other-0123456789ab');
    await addSweepFlow(redis, plan, 1);
    await addSweepFlow(redis, other, 1);
    await reported();
    await until(
      'the other one has ended',
      async () => (await reportState(redis, other.id, 1)) === 'ended',
    );
    expect(order.filter((name) => name === 'report')).toHaveLength(2);
    expect(order.filter((name) => name === 'train cell-0')).toHaveLength(2);
  });

  it('payloads are under 2 KB', async () => {
    await hostAll(stages(redis));
    await addSweepFlow(redis, plan, 1);
    await reported();
    const keys = await redis.keys(`${prefix}:*:${plan.id}.g1.*`);
    const sizes = await Promise.all(keys.map((key) => redis.hget(key, 'data').catch(() => '')));
    expect(sizes.filter((data) => data).length).toBe(7);
    for (const data of sizes) expect((data ?? '').length).toBeLessThan(2_000);
  });
});

describe('enqueueSweep', () => {
  it('adds nothing while the sweep runs, and its next generation when it has ended', async () => {
    const board = openSweepBoard(redis);
    const enqueue = () => enqueueSweep(redis, board, plan, 1_000);
    expect(await enqueue()).toEqual({ sweep: plan.id, generation: 1, running: false });
    expect(await enqueue()).toEqual({ sweep: plan.id, generation: 1, running: true });
    expect(await counts()).toMatchObject({ train: 2, report: 1 });
    const order = await hostAll(stages(redis));
    await reported();
    expect(await enqueue()).toEqual({ sweep: plan.id, generation: 2, running: false });
    await reported(2);
    expect(order.filter((name) => name === 'report')).toHaveLength(2);
    expect(await board.find(plan.id)).toMatchObject({ generation: 2, submitted: 1_000 });
  });
});
