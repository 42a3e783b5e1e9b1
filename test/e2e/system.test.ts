import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { serviceNames } from '../../core/jobs/stages.js';
import { foldcam, startFoldcam, type Started } from '../support/foldcam.js';
import { phantomSweep, readReportBytes } from '../support/phantomSweep.js';
import { processesOf } from '../../bench/support/processesOf.js';
import { startS3, type S3Place } from '../../bench/support/startS3.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { until } from '../../bench/support/until.js';
import { useRedis } from '../support/useRedis.js';

const folder = temporaryFolders();
const minutes = 60_000;

describe.for(inject('s3Servers'))('services over Redis and $name', (server) => {
  // One of its own: what a Redis knows of a sweep is true of one store.
  const redis = useRedis();
  let place: S3Place | undefined;
  const workers: Started[] = [];
  afterAll(async () => {
    for (const { child } of workers) child.kill('SIGTERM');
    await Promise.all(workers.map(({ ended }) => ended));
    await place?.stop();
  });

  test(
    'give the report that one machine gives, also when a trainer is killed',
    async () => {
      const home = await folder();
      const sweep = await phantomSweep(home);
      place = await startS3(server, path.join(home, 's3'));
      // A cache of its own has no ONNX Runtime.
      const engine = { FOLDCAM_TRUNK: 'engine' };
      const variables = {
        ...place.variables,
        ...engine,
        REDIS_URL: redis.url(),
        FOLDCAM_STORE: `s3://${place.bucket}/sweeps`,
        FOLDCAM_CONCURRENCY: '1',
        XDG_CACHE_HOME: path.join(home, 'cache'),
        FOLDCAM_FEATURE_CACHE_GB: '1',
      };
      const start = (name: string): Started => startFoldcam(['worker', name], variables);
      workers.push(...serviceNames.map(start));

      const submitted = await foldcam(['submit', sweep.file], variables);
      expect(submitted).toMatchObject({ status: 0 });
      const id = submitted.stdout.trim();
      expect(id).toMatch(/^small-[0-9a-f]{10}$/);

      const trainer = workers[serviceNames.indexOf('trainer')];
      await trainer?.seen(/train done/);
      trainer?.child.kill('SIGKILL');
      await until('the killed trainer has left nothing', () =>
        Promise.resolve(processesOf(trainer?.mark ?? '').length === 0),
      );
      workers.push(start('trainer'));

      const watched = await foldcam(['watch', id, '--json'], variables);
      expect(watched.status).toBe(0);
      expect(JSON.parse(watched.stdout)).toMatchObject({ sweep: id, state: 'done', missing: 0 });
      const status = await foldcam(['status', id, '--json'], variables);
      expect(JSON.parse(status.stdout)).toMatchObject({ sweep: id, state: 'done' });
      const listed = await foldcam(['list'], variables);
      expect(listed.stdout).toMatch(new RegExp(`^${id} +done +3/3`, 'm'));
      const again = await foldcam(['submit', sweep.file], variables);
      expect(again).toMatchObject({ status: 0, stdout: `${id}\n` });
      const report = await foldcam(['report', id, '--out', path.join(home, 'copy')], variables);
      expect(report.status).toBe(0);

      const local = await foldcam(['run', sweep.file, '--out', path.join(home, 'local')], engine);
      expect(await readReportBytes(report.stdout)).toBe(await readReportBytes(local.stdout));

      // Features, and what was seen of images and masks, were kept on this machine's disk, and nothing else.
      const kept = await readdir(path.join(home, 'cache', 'foldcam'));
      expect(kept.sort()).toEqual(['features', 'images', 'regions']);

      const page = await readFile(report.stdout.trim(), 'utf8');
      expect(page).toContain('Generated images.');
      const secret = place.variables['AWS_SECRET_ACCESS_KEY'] ?? '';
      for (const { child } of workers) child.kill('SIGTERM');
      const ends = await Promise.all(workers.map(({ ended }) => ended));
      for (const { stderr } of ends) expect(stderr).not.toContain(secret);
    },
    8 * minutes,
  );
});
