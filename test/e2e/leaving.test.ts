import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldcam, startFoldcam, type Started } from '../support/foldcam.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { writeTunableModel } from '../../bench/support/writeTunableModel.js';
import { until } from '../../bench/support/until.js';
import { useRedis } from '../support/useRedis.js';

const folder = temporaryFolders();
const server = useRedis();
const minutes = 60_000;

const tail = `backbones: [tunable]
recipes:
  - { name: all, unfreeze: all, epochs: 2500, patience: 2500, learningRate: 0.0001, batch: 4 }
maps: { keep: none, taps: all }
`;

let home: string;
let redis: Redis;
let variables: Record<string, string>;
const workers: Started[] = [];
const start = (...args: string[]): Started => {
  const started = startFoldcam(['worker', ...args], variables);
  workers.push(started);
  return started;
};

beforeAll(async () => {
  home = await folder();
  const models = path.join(home, 'models');
  await writeTunableModel(path.join(models, 'tunable'));
  redis = server.connect();
  variables = {
    REDIS_URL: server.url(),
    FOLDCAM_STORE: `file://${path.join(home, 'store')}`,
    FOLDCAM_BACKBONES: models,
    FOLDCAM_CONCURRENCY: '1',
    // The next one would be stored after the trainer has left.
    FOLDCAM_CHECKPOINT_SECONDS: '9',
  };
  for (const service of ['explainer', 'scorer']) start(service, '--drain', '3');
  await start('producer', '--drain', '3').seen(/"msg":"ready"/);
});

afterAll(async () => {
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));
});

/** When each state in the middle of fine-tuning was stored, in milliseconds since 1970. */
async function checkpoints(): Promise<number[]> {
  const cells = path.join(home, 'store/cells');
  const files = await readdir(cells, { recursive: true }).catch(() => []);
  const kept = files.filter((name) => name.endsWith('.checkpoint'));
  return Promise.all(kept.map(async (name) => (await stat(path.join(cells, name))).mtimeMs));
}

const lines = (text: string, message: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === message);

describe('a trainer that has to leave', () => {
  test(
    'writes a checkpoint, hands its job back at once, and exits with 0; another one goes on',
    async () => {
      const { file } = await phantomSweep(path.join(home, 'sweep'), tail);
      const id = (await foldcam(['submit', file], variables)).stdout.trim();
      const trainer = start('trainer', '--drain', '14');
      await until(
        'a cell is in the middle of its training',
        async () => (await checkpoints()).length > 0,
        2 * minutes,
      );
      const [before = Infinity] = await checkpoints();
      trainer.child.kill('SIGTERM');
      const { status, stderr } = await trainer.ended;
      expect(status).toBe(0);
      expect(lines(stderr, 'leaving')).toMatchObject([{ why: 'SIGTERM', drain: 14 }]);

      // It heard in time, and was not killed.
      expect(lines(stderr, 'train handed back')).toHaveLength(1);
      const [after, ...others] = await checkpoints();
      expect(others).toEqual([]);
      expect(after).toBeGreaterThan(before);

      const queue = new Queue('train', { connection: redis, prefix: 'foldcam' });
      const counts = await queue.getJobCounts('active', 'prioritized', 'failed', 'completed');
      expect(counts).toMatchObject({ active: 0, failed: 0 });
      expect(counts['prioritized']).toBe(3 - lines(stderr, 'train done').length);
      await queue.close();

      // Another one goes on from it, in the job's first try, and leaves.
      const one = await start('trainer', '--max-jobs', '1').ended;
      expect(one.status).toBe(0);
      expect(lines(one.stderr, 'train resumed')).toHaveLength(1);
      expect(lines(one.stderr, 'train done')).toMatchObject([{ attempt: 1 }]);
      expect(lines(one.stderr, 'leaving')).toMatchObject([{ why: 'it has begun 1 jobs' }]);

      expect((await foldcam(['cancel', id], variables)).status).toBe(0);
      const last = await start('trainer', '--exit-when-idle', '1s').ended;
      expect(last.status).toBe(0);
      expect(lines(last.stderr, 'leaving')).toMatchObject([{ why: 'no job for 1 s', jobs: 0 }]);
    },
    8 * minutes,
  );

  test(
    'is gone before its time is over',
    async () => {
      const one = await start('trainer', '--max-time', '4', '--drain', '2').ended;
      expect(one.status).toBe(0);
      expect(lines(one.stderr, 'leaving')).toMatchObject([{ why: 'its time is over', drain: 2 }]);
    },
    2 * minutes,
  );

  test('refuses times that are none, and limits that contradict each other', async () => {
    const wrong = await foldcam(['worker', 'trainer', '--max-time', 'soon'], variables);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('a time as 45s, 30m or 3h');
    const short = await foldcam(['worker', 'trainer', '--max-time', '20s'], variables);
    expect(short.status).toBe(2);
    expect(short.stderr).toContain('FOLDCAM_MAX_TIME is not above FOLDCAM_DRAIN');
  });
});

test('--all-gpus refuses to start where there is no GPU', async () => {
  const ended = await foldcam(['worker', 'trainer', '--all-gpus'], {
    ...variables,
    CUDA_VISIBLE_DEVICES: '',
  });
  expect(ended.status).toBe(3);
  expect(ended.stderr).toContain('FOLDCAM_E_GPU_REQUIRED');
});
