import { mkdtemp, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { foldcam, startFoldcam, type Started } from '../support/foldcam.js';
import { phantomSweep, readReportBytes } from '../support/phantomSweep.js';
import { writeSmallModel } from '../support/smallModel.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { until } from '../../bench/support/until.js';
import { useRedis } from '../support/useRedis.js';

const folder = temporaryFolders();
const redis = useRedis();
const workers: Started[] = [];

async function stop(worker: Started | undefined): Promise<void> {
  worker?.child.kill('SIGTERM');
  await worker?.ended;
}

afterAll(() => Promise.all(workers.map(stop)));

test('a sweep whose cells fail still has a report, and retry computes just them', async () => {
  const home = await folder();
  const models = path.join(home, 'models');
  await writeSmallModel(path.join(models, 'small'));
  const { file } = await phantomSweep(home, 'backbones: [small]\nmaps: { keep: none }\n');
  const base = {
    REDIS_URL: redis.url(),
    FOLDCAM_STORE: `file://${path.join(home, 'store')}`,
    FOLDCAM_CONCURRENCY: '1',
  };
  const whole = { ...base, FOLDCAM_BACKBONES: models };
  // This trainer does not have the backbone that the producer has planned with.
  const lacking = { ...base, FOLDCAM_BACKBONES: await mkdtemp(path.join(home, 'none-')) };
  for (const service of ['producer', 'explainer', 'scorer']) {
    workers.push(startFoldcam(['worker', service], whole));
  }
  const trainer = startFoldcam(['worker', 'trainer'], lacking);
  workers.push(trainer);

  const submitted = await foldcam(['submit', file], whole);
  expect(submitted).toMatchObject({ status: 0 });
  const id = submitted.stdout.trim();
  const watched = await foldcam(['watch', id, '--json'], whole);
  expect(watched.status).toBe(1);
  expect(JSON.parse(watched.stdout)).toMatchObject({ state: 'incomplete', missing: 3 });

  const partial = await foldcam(['report', id, '--out', path.join(home, 'partial')], whole);
  expect(partial.status).toBe(1);
  const { missing } = JSON.parse(await readReportBytes(partial.stdout)) as {
    missing: { stage: string; fold: number; code: string; remedy: string }[];
  };
  expect(missing.map(({ stage, fold, code }) => [stage, fold, code])).toEqual(
    [0, 1, 2].map((fold) => ['train', fold, 'FOLDCAM_E_BACKBONE_UNKNOWN']),
  );

  await stop(trainer);
  workers.push(startFoldcam(['worker', 'trainer'], whole));
  const { cells } = JSON.parse((await foldcam(['status', id, '--json'], whole)).stdout) as {
    cells: { cell: string; fold: number }[];
  };
  const [first] = cells.filter(({ fold }) => fold === 0);
  const other = await foldcam(['retry', id, '--stage', 'score'], whole);
  expect(other.stderr).toContain('nothing to retry');
  expect(await foldcam(['retry', id, '--cell', 'none'], whole)).toMatchObject({ status: 2 });
  expect(await foldcam(['retry', id, '--cell', first?.cell ?? ''], whole)).toMatchObject({
    status: 0,
  });
  const one = await foldcam(['watch', id, '--json'], whole);
  expect(JSON.parse(one.stdout)).toMatchObject({ state: 'incomplete', missing: 2 });
  const still = await foldcam(['report', id, '--out', path.join(home, 'still')], whole);
  const report = JSON.parse(await readReportBytes(still.stdout)) as { missing: typeof missing };
  // Of those that were not asked for, it says what it said before.
  expect(report.missing).toEqual(missing.filter(({ fold }) => fold > 0));

  const retried = await foldcam(['retry', id], whole);
  expect(retried).toMatchObject({ status: 0, stdout: `${id}\n` });
  expect((await foldcam(['watch', id, '--json'], whole)).status).toBe(0);
  const complete = await foldcam(['report', id, '--out', path.join(home, 'complete')], whole);
  expect(complete.status).toBe(0);
  const nothing = await foldcam(['retry', id], whole);
  expect(nothing.stderr).toContain('nothing to retry');
  const local = await foldcam(['run', file, '--out', path.join(home, 'local')], {
    FOLDCAM_BACKBONES: models,
  });
  expect(await readReportBytes(complete.stdout)).toBe(await readReportBytes(local.stdout));
}, 300_000);

test('a map that cannot be computed ends in the report too, and not in waiting', async () => {
  const home = await folder();
  const models = path.join(home, 'models');
  await writeSmallModel(path.join(models, 'small'));
  // A sweep of its own: what Redis knows of the other one is true of another store.
  const { file } = await phantomSweep(home, 'backbones: [small]\nregions: { below: 40px }\n');
  const variables = {
    REDIS_URL: redis.url(),
    FOLDCAM_STORE: `file://${path.join(home, 'store')}`,
    FOLDCAM_CONCURRENCY: '1',
    FOLDCAM_BACKBONES: models,
  };
  await Promise.all(workers.splice(0).map(stop));
  const start = (service: string): void => {
    workers.push(startFoldcam(['worker', service], variables));
  };
  ['producer', 'trainer', 'scorer'].forEach(start);
  const id = (await foldcam(['submit', file], variables)).stdout.trim();
  await until(
    'every cell is trained',
    async () => {
      const { stdout } = await foldcam(['status', id, '--json'], variables);
      const { stages } = JSON.parse(stdout) as { stages: { stage: string; done: number }[] };
      return stages.find(({ stage }) => stage === 'train')?.done === 3;
    },
    120_000,
  );
  const datasets = path.join(home, 'store/datasets');
  const images = path.join(datasets, (await readdir(datasets))[0] ?? '', 'images');
  const image = path.join(images, (await readdir(images))[0] ?? '');
  await rename(image, path.join(home, 'away.png'));
  start('explainer');
  const watched = await foldcam(['watch', id, '--json'], variables);
  expect(watched.status).toBe(1);
  expect(JSON.parse(watched.stdout)).toMatchObject({ state: 'incomplete', missing: 1 });
  await rename(path.join(home, 'away.png'), image);
  await foldcam(['retry', id], variables);
  const again = await foldcam(['watch', id, '--json'], variables);
  expect(again.status).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ state: 'done', missing: 0 });
}, 300_000);
