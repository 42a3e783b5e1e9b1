import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serviceNames } from '../../core/jobs/stages.js';
import type { SweepStatus } from '../../core/jobs/SweepStatus.js';
import { foldcam, startFoldcam, type Started } from '../support/foldcam.js';
import { phantomSweep, readReportBytes } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { writeTunableModel } from '../../bench/support/writeTunableModel.js';
import { until } from '../../bench/support/until.js';
import { useRedis } from '../support/useRedis.js';

const folder = temporaryFolders();
const server = useRedis();
const minutes = 60_000;

/** Trains all blocks of a small network for as many epochs, however little they help. */
const tail = (epochs: number): string => `backbones: [tunable]
recipes:
  - { name: all, unfreeze: all, epochs: ${epochs}, patience: ${epochs}, learningRate: 0.0001, batch: 4 }
maps: { keep: none, taps: all }
`;

let home: string;
let redis: Redis;
let variables: Record<string, string>;
let models: string;
const workers: Started[] = [];

beforeAll(async () => {
  home = await folder();
  models = path.join(home, 'models');
  await writeTunableModel(path.join(models, 'tunable'));
  redis = server.connect();
  variables = {
    REDIS_URL: server.url(),
    FOLDCAM_STORE: `file://${path.join(home, 'store')}`,
    FOLDCAM_BACKBONES: models,
    FOLDCAM_CONCURRENCY: '1',
  };
  workers.push(...serviceNames.map((name) => startFoldcam(['worker', name], variables)));
});

afterAll(async () => {
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));
});

const steer = (...args: string[]) => foldcam(args, variables);
const statusOf = async (id: string): Promise<SweepStatus> =>
  JSON.parse((await steer('status', id, '--json')).stdout) as SweepStatus;

async function submit(file: string): Promise<string> {
  const submitted = await steer('submit', file);
  expect(submitted).toMatchObject({ status: 0 });
  return submitted.stdout.trim();
}

/** In the middle of fine-tuning, or just before. */
const untilTraining = (id: string): Promise<void> =>
  until(
    'a cell of it is trained, its features computed',
    async () => {
      const { features, stages } = await statusOf(id);
      const isReady = features.some(({ done, total }) => total > 0 && done >= total);
      return isReady && stages.some(({ stage, active }) => stage === 'train' && active > 0);
    },
    minutes,
  );

const isQuiet = async (id: string): Promise<boolean> => {
  const active = await redis.lrange('foldcam:train:active', 0, -1);
  return !active.some((job) => job.startsWith(id));
};

describe('a sweep whose cells train blocks of a backbone', () => {
  test(
    'waits while it is paused, lets others go on, and ends with the bytes of an undisturbed one',
    async () => {
      const { file } = await phantomSweep(path.join(home, 'paused'), tail(40));
      const id = await submit(file);
      await untilTraining(id);
      expect(await steer('pause', id)).toMatchObject({ status: 0, stdout: `${id}\n` });
      await until('none of its jobs is under way', () => isQuiet(id));
      expect(await statusOf(id)).toMatchObject({ state: 'paused' });
      expect((await steer('submit', file)).stderr).toContain('is paused already');

      const other = await phantomSweep(path.join(home, 'other'), 'backbones: [tunable]\n');
      const small = await submit(other.file);
      expect((await steer('watch', small, '--json')).status).toBe(0);
      expect(await statusOf(id)).toMatchObject({ state: 'paused' });
      expect((await steer('list')).stdout).toMatch(new RegExp(`^${id} +paused +0/3`, 'm'));

      expect(await steer('resume', id)).toMatchObject({ status: 0 });
      expect((await steer('watch', id, '--json')).status).toBe(0);
      const report = await steer('report', id, '--out', path.join(home, 'copy'));
      const local = await foldcam(['run', file, '--out', path.join(home, 'local')], {
        FOLDCAM_BACKBONES: models,
      });
      expect(await readReportBytes(report.stdout)).toBe(await readReportBytes(local.stdout));
    },
    8 * minutes,
  );

  test(
    'is gone from every queue when it is cancelled in the middle of training, and from the store when it is removed',
    async () => {
      const { file } = await phantomSweep(path.join(home, 'cancelled'), tail(10_000));
      // One that waits for it, with services of its own.
      const run = startFoldcam(['run', file, '--out', path.join(home, 'out')], variables);
      await run.seen(/^features .* 3\/3/m);
      const { sweeps } = JSON.parse((await steer('list', '--json')).stdout) as {
        sweeps: SweepStatus[];
      };
      const id = sweeps.find(({ state }) => state === 'running')?.sweep ?? '';
      await untilTraining(id);
      const cancelled = await steer('cancel', id, '--json');
      expect(JSON.parse(cancelled.stdout)).toMatchObject({ sweep: id, state: 'cancelled' });
      expect(await redis.keys(`*${id}.g*`)).toEqual([]);
      expect(await isQuiet(id)).toBe(true);
      const ended = await run.ended;
      expect(ended.status).toBe(1);
      expect(ended.stderr).toContain('FOLDCAM_E_CANCELLED');
      expect(ended.stderr).toContain(`${id} was cancelled elsewhere`);
      expect(await steer('status', id)).toMatchObject({ status: 1 });
      expect((await steer('watch', id)).stdout).toContain('cancelled');

      // Again: its next generation.
      expect(await submit(file)).toBe(id);
      expect(await statusOf(id)).toMatchObject({ state: 'running', generation: 2 });
      expect(await steer('remove', id)).toMatchObject({ status: 2 });
      const cells = (await statusOf(id)).cells.map(({ cell }) => cell);
      expect(await steer('remove', id, '--cells', '--yes')).toMatchObject({ status: 0 });
      expect(await redis.keys(`*${id}*`)).toEqual([]);
      await expect(access(path.join(home, 'store/sweeps', id, 'plan.json'))).rejects.toThrow();
      const left = await readdir(path.join(home, 'store/cells'), { recursive: true });
      for (const cell of cells) {
        expect(left.filter((name) => name.startsWith(`${cell}/`) && /\.\w+$/.test(name))).toEqual(
          [],
        );
      }
      expect(await steer('status', id)).toMatchObject({ status: 2 });
    },
    8 * minutes,
  );
});
