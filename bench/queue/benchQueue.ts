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
import { planMany } from './planMany.js';

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
    const least = { planning: Infinity, flow: Infinity, all: Infinity, first: Infinity };
    const time = async (what: keyof typeof least, work: () => unknown): Promise<void> => {
      least[what] = Math.min(least[what], await seconds(redis, work));
    };
    const plan = planMany(cells);
    for (let i = 0; i < repetitions; i++) {
      await time('planning', () => planMany(cells));
      await time('flow', () => addSweepFlow(redis, plan, 1));
      await time('all', () => addBare(redis, 3 * cells + 1));
      await time('first', () => addBare(redis, cells + 1));
    }
    const bytes = (await memoryAfter(redis, plan)) / cells;
    const ratio = (least.planning + least.flow) / least.all;
    await writeSection('reliability.md', 'queue', report(cells, least, bytes));
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

async function seconds(redis: Redis, work: () => unknown): Promise<number> {
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
        cell: i.toString(16).padStart(32, '0'),
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

function report(
  cells: number,
  least: Readonly<Record<'planning' | 'flow' | 'all' | 'first', number>>,
  bytes: number,
): string {
  const { planning, flow, all, first } = least;
  const ours = planning + flow;
  const row = (name: string, time: number): string[] => [
    name,
    `${time.toFixed(2)} s`,
    (ours / time).toFixed(2),
  ];
  return [
    `Measured with \`npm run bench -- queue\`: a sweep of ${cells} cells is planned in ${planning.toFixed(2)} s and enqueued in ${flow.toFixed(2)} s, beside bare jobs of the same payload by one \`addBulk\`; the least of ${repetitions} times. Only the train jobs and the report are enqueued at once; explain and score follow when a cell is trained. What planning and enqueueing take must not exceed ${most} times a bare bulk of as many jobs as the sweep has.`,
    markdownTable(
      ['a bare bulk of', 'takes', 'ours / bulk'],
      [
        row(`${3 * cells + 1} jobs: all of the sweep`, all),
        row(`${cells + 1} jobs: those enqueued at once`, first),
      ],
    ),
    `Once the sweep has ended Redis holds ${bytes.toFixed(0)} bytes a cell; the limit is ${room}.`,
  ].join('\n\n');
}
