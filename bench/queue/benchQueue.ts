import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { addSweepFlow } from '../../adapters/queue/addSweepFlow.js';
import { openRedis, prefix } from '../../adapters/queue/openRedis.js';
import { findJobs } from '../../adapters/queue/sweepJobs.js';
import { openSweepBoard } from '../../adapters/queue/SweepBoard.js';
import { trimSweep } from '../../adapters/queue/trimSweep.js';
import { startEmbeddedRedis } from '../../adapters/redis/startEmbeddedRedis.js';
import { jobFormat } from '../../core/jobs/Job.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { markdownTable } from '../markdownTable.js';
import { until } from '../support/until.js';
import { writeSection } from '../writeSection.js';

/** Enqueueing may cost so many times what a bare bulk of as many jobs does. */
const most = 1.1;
/** Bytes of Redis a cell, once its sweep has ended. */
const room = 2_048;
const repetitions = 3;

/**
 * Measures what it costs to enqueue a sweep of many cells beside as many bare jobs, and what Redis holds of
 * it once it has ended; writes both into docs/reliability.md.
 * @returns the claims that do not hold
 */
export async function benchQueue(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: { cells: { type: 'string', default: '10000' } },
  });
  const cells = Number(values.cells);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foldcam-queue-'));
  const { cacheFolder } = readEnvironment();
  const server = await startEmbeddedRedis({ folder, cacheFolder });
  const redis = openRedis(server.url);
  try {
    const plan = planOf(cells);
    let [flow, bulk] = [Infinity, Infinity];
    for (let i = 0; i < repetitions; i++) {
      flow = Math.min(flow, await seconds(redis, () => addSweepFlow(redis, plan, 1)));
      bulk = Math.min(bulk, await seconds(redis, () => addBare(redis, 3 * cells + 1)));
    }
    const bytes = (await memoryAfter(redis, plan)) / cells;
    const ratio = flow / bulk;
    await writeSection('reliability.md', 'queue', report(cells, flow, bulk, bytes));
    return [
      ...(ratio <= most ? [] : [`enqueueing costs ${ratio.toFixed(2)} times a bare bulk`]),
      ...(bytes <= room ? [] : [`Redis holds ${bytes.toFixed(0)} bytes a cell`]),
    ];
  } finally {
    redis.disconnect();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function seconds(redis: Redis, work: () => Promise<void>): Promise<number> {
  await redis.flushall();
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function addBare(redis: Redis, count: number): Promise<void> {
  const queue = new Queue('bare', { connection: redis, prefix });
  await queue.addBulk(
    Array.from({ length: count }, (_, i) => ({
      name: 'train',
      data: {
        format: jobFormat,
        sweep: 'bare-0123456789',
        generation: 1,
        cell: cellKey(i),
        fold: 0,
      },
    })),
  );
  await queue.close();
}

/** Bytes that Redis uses more than when it was empty, once all jobs have ended and the report is written. */
async function memoryAfter(redis: Redis, plan: Plan): Promise<number> {
  await redis.flushall();
  const before = await used(redis);
  const board = openSweepBoard(redis);
  const generation = await board.begin(plan.id, Date.now());
  await addSweepFlow(redis, plan, generation);
  const of = { sweep: plan.id, generation };
  const stages = ['train', 'explain', 'score', 'report'] as const;
  const workers = stages.map((stage) => {
    const work = async (): Promise<string> => {
      if (stage !== 'report') await board.set(plan.id, `${stage}.cell`, 'done');
      return 'done';
    };
    return new Worker(stage, work, { connection: redis, prefix, concurrency: 50 });
  });
  const report = new Queue('report', { connection: redis, prefix });
  await until(
    'the report is written',
    async () => (await report.getJobCountByTypes('completed')) === 1,
    30 * 60_000,
  );
  await trimSweep(redis, board, of);
  await Promise.all([report.close(), ...workers.map((worker) => worker.close())]);
  const left = await findJobs(redis, of);
  if (left.size > 0) throw new Error('jobs are left');
  return (await used(redis)) - before;
}

async function used(redis: Redis): Promise<number> {
  const [, bytes = '0'] = /^used_memory_dataset:(\d+)/m.exec(await redis.info('memory')) ?? [];
  return Number(bytes);
}

const cellKey = (i: number): string => i.toString(16).padStart(32, '0');

/** Only what the queue looks at. */
function planOf(count: number): Plan {
  const cells = Array.from({ length: count }, (_, i) => ({
    key: cellKey(i),
    run: `mobilenet_v2-head-s${Math.floor(i / 5)}`,
    fold: i % 5,
  }));
  return { id: 'many-0123456789', cells, spec: { folds: { k: 5 } } } as unknown as Plan;
}

function report(cells: number, flow: number, bulk: number, bytes: number): string {
  return [
    `Measured with \`npm run bench -- queue\`: a sweep of ${cells} cells, that is ${3 * cells + 1} jobs, enqueued as one flow, and as many bare jobs of the same payload by one \`addBulk\`; the least of ${repetitions} times. The ratio must not exceed ${most}, and Redis must not hold more than ${room} bytes a cell once the sweep has ended.`,
    markdownTable(
      ['one flow', 'bare bulk', 'ratio', 'Redis, a cell'],
      [
        [
          `${flow.toFixed(2)} s`,
          `${bulk.toFixed(2)} s`,
          (flow / bulk).toFixed(2),
          `${bytes.toFixed(0)} B`,
        ],
      ],
    ),
  ].join('\n\n');
}
