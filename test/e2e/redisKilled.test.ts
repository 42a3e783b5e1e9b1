import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startMortalRedis, type MortalRedis } from '../../bench/chaos/startMortalRedis.js';
import { reportSchema } from '../../core/report/Report.js';
import { startFoldcam } from '../support/foldcam.js';
import { phantomSweep, readReportBytes } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();
const minutes = 60_000;
let redis: MortalRedis | undefined;
afterAll(() => redis?.stop());

test(
  'foldcam run tells of a Redis that was killed, and loses no cell when it comes back with its data',
  async () => {
    const home = await folder();
    const sweep = await phantomSweep(home);
    redis = await startMortalRedis(path.join(home, 'redis'));
    const out = path.join(home, 'out');
    const run = startFoldcam(['run', sweep.file, '--out', out], { REDIS_URL: redis.url });
    await run.seen(/^features .* [1-3]\/3/m);
    await redis.kill();
    await run.seen(/Redis does not answer/);
    await redis.start();
    const ended = await run.ended;
    expect(ended.stderr).toContain('Redis answers again');
    expect(ended.status).toBe(0);
    const report = reportSchema.parse(JSON.parse(await readReportBytes(ended.stdout)));
    expect(report.missing).toEqual([]);
  },
  6 * minutes,
);
