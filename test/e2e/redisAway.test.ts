import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { startMortalRedis, type MortalRedis } from '../../bench/chaos/startMortalRedis.js';
import { serviceNames } from '../../core/jobs/stages.js';
import { foldcam, startFoldcam, type Started } from '../support/foldcam.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();
const minutes = 60_000;
let redis: MortalRedis | undefined;
const workers: Started[] = [];
afterAll(async () => {
  for (const { child } of workers) child.kill('SIGKILL');
  await Promise.all(workers.map(({ ended }) => ended));
  await redis?.stop();
});

test(
  'a sweep goes on after Redis was killed, and from the store after Redis was emptied',
  async () => {
    const home = await folder();
    const sweep = await phantomSweep(home);
    redis = await startMortalRedis(path.join(home, 'redis'));
    const variables = {
      REDIS_URL: redis.url,
      FOLDCAM_STORE: pathToFileURL(path.join(home, 'store')).href,
      FOLDCAM_CONCURRENCY: '1',
    };
    const start = (name: string): Started => startFoldcam(['worker', name], variables);
    // No explainer and no scorer yet: the sweep cannot end before Redis does.
    const trainer = start('trainer');
    const producer = start('producer');
    workers.push(producer, trainer);
    await producer.seen(/"msg":"ready"/);
    const submitted = await foldcam(['submit', sweep.file], variables);
    expect(submitted, submitted.stderr).toMatchObject({ status: 0 });
    const id = submitted.stdout.trim();

    await trainer.seen(/train done/);
    await redis.kill();
    await redis.start();
    const rest = serviceNames.filter((name) => name === 'explainer' || name === 'scorer');
    const [explainer] = rest.map((name) => {
      const worker = start(name);
      workers.push(worker);
      return worker;
    });
    await explainer?.seen(/map done/);

    await redis.flush();
    const lost = await foldcam(['watch', id], variables);
    expect(lost.status).toBe(3);
    expect(lost.stderr).toContain('FOLDCAM_E_JOBS_LOST');
    expect(lost.stderr).toContain(`foldcam resume ${id} --from-store`);
    const status = await foldcam(['status', id, '--json'], variables);
    expect(status.status).toBe(3);
    expect(JSON.parse(status.stdout)).toMatchObject({ error: { code: 'FOLDCAM_E_JOBS_LOST' } });

    const resumed = await foldcam(['resume', id, '--from-store', '--json'], variables);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ sweep: id, state: 'running' });
    const watched = await foldcam(['watch', id, '--json'], variables);
    expect(watched.status).toBe(0);
    expect(JSON.parse(watched.stdout)).toMatchObject({ state: 'done', missing: 0 });
  },
  8 * minutes,
);
