import path from 'node:path';
import pino from 'pino';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { serveApi } from '../../adapters/http/serveApi.js';
import { addSweepFlow } from '../../adapters/queue/addSweepFlow.js';
import { openRedis } from '../../adapters/queue/openRedis.js';
import { openSweepBoard } from '../../adapters/queue/SweepBoard.js';
import { startEmbeddedRedis } from '../../adapters/redis/startEmbeddedRedis.js';
import { openStore } from '../../adapters/store/openStore.js';
import { boardKey, type JobState } from '../../core/jobs/progress.js';
import { sweepFile } from '../../core/store/layout.js';
import { planSchema, type Plan } from '../../core/sweep/Plan.js';
import { sweepSchema } from '../../core/sweep/SweepSpec.js';
import { plannedBackbone } from '../support/plannedBackbone.js';

export interface Served {
  readonly url: string;
  readonly sweep: string;
  stop(): Promise<void>;
}

/** The API over a Redis that holds a sweep of many cells, half of them through. */
export async function startManyCells(folder: string, runs: number, folds: number): Promise<Served> {
  const { cacheFolder } = readEnvironment();
  const server = await startEmbeddedRedis({ folder: path.join(folder, 'redis'), cacheFolder });
  const redis = openRedis(server.url);
  const store = openStore(`file://${path.join(folder, 'store')}`);
  const plan = planOf(runs, folds);
  await store.put(sweepFile(plan.id, 'plan.json'), Buffer.from(JSON.stringify(plan)));
  const board = openSweepBoard(redis);
  const generation = await board.begin(plan.id, Date.now());
  await addSweepFlow(redis, plan, generation);
  await board.fill(plan.id, halfway(plan));
  const api = await serveApi({
    ...readEnvironment({}).api,
    host: '127.0.0.1',
    port: 0,
    redisUrl: server.url,
    store,
    logger: pino({ level: 'silent' }),
  });
  return {
    url: api.url,
    sweep: plan.id,
    stop: async () => {
      await api.close();
      redis.disconnect();
      await server.stop();
    },
  };
}

/** Half of them done or failed, then some in every stage as under many workers, and the rest waiting. */
function halfway({ cells }: Plan): Map<string, JobState> {
  const board = new Map<string, JobState>();
  const half = cells.length / 2;
  for (const [i, { key }] of cells.entries()) {
    const hasFailed = i % 40 === 39;
    if (i >= half + 300) continue;
    if (i >= half + 100) board.set(boardKey('train', key), i < half + 200 ? 'done' : 'active');
    else board.set(boardKey('train', key), hasFailed ? 'failed' : 'done');
    if (i >= half + 100 || hasFailed) continue;
    board.set(boardKey('explain', key), i < half + 50 ? 'done' : 'active');
    if (i < half) board.set(boardKey('score', key), 'done');
  }
  return board;
}

function planOf(count: number, k: number): Plan {
  const runs = Array.from({ length: count }, (_, i) => ({
    id: `mobilenet_v2-head-s${i + 1}`,
    backbone: 'mobilenet_v2',
    recipe: 'head',
    seed: i + 1,
  }));
  const key = (run: number, fold: number): string =>
    (run * k + fold).toString(16).padStart(40, '0');
  return planSchema.parse({
    format: 'foldcam.plan/1',
    id: 'many-0123456789',
    dataset: 'd'.repeat(64),
    spec: sweepSchema.parse({
      name: 'many',
      data: './nowhere',
      folds: { k },
      seeds: runs.map(({ seed }) => seed),
    }),
    backbones: [plannedBackbone],
    runs,
    cells: runs.flatMap(({ id }, run) =>
      Array.from({ length: k }, (_, fold) => ({ key: key(run, fold), run: id, fold })),
    ),
    folds: Object.fromEntries(Array.from({ length: 4 * k }, (_, i) => [`image ${i}`, i % k])),
  });
}
