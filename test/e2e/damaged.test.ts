import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sha256Hex } from '../../adapters/digest/sha256.js';
import { openStore } from '../../adapters/store/openStore.js';
import { serviceNames } from '../../core/jobs/stages.js';
import type { SweepStatus } from '../../core/jobs/SweepStatus.js';
import { foldcam, startFoldcam, type Started } from '../support/foldcam.js';
import { phantomSweep, readReportBytes } from '../support/phantomSweep.js';
import { writeSmallModel } from '../support/smallModel.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { useRedis } from '../support/useRedis.js';

const folder = temporaryFolders();
const server = useRedis();
const workers: Started[] = [];

afterAll(async () => {
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));
});

test('what was damaged in the store is computed anew, and the report is as if nothing had been', async () => {
  const home = await folder();
  await writeSmallModel(path.join(home, 'models/small'));
  const { file } = await phantomSweep(home, 'backbones: [small]\nmaps: { keep: none }\n');
  const place = path.join(home, 'store');
  const variables = {
    REDIS_URL: server.url(),
    FOLDCAM_STORE: `file://${place}`,
    FOLDCAM_BACKBONES: path.join(home, 'models'),
    FOLDCAM_CONCURRENCY: '1',
  };
  workers.push(...serviceNames.map((name) => startFoldcam(['worker', name], variables)));
  const compute = async (out: string): Promise<{ status: SweepStatus; report: string }> => {
    const id = (await foldcam(['submit', file], variables)).stdout.trim();
    expect((await foldcam(['watch', id], variables)).status).toBe(0);
    const { stdout } = await foldcam(['status', id, '--json'], variables);
    const shown = await foldcam(['report', id, '--out', path.join(home, out)], variables);
    const report = await readReportBytes(shown.stdout);
    return { status: JSON.parse(stdout) as SweepStatus, report };
  };
  const store = openStore(`file://${place}`);
  const contentOf = async (): Promise<Map<string, string>> => {
    const content = new Map<string, string>();
    for await (const { key } of store.list('cells/')) {
      content.set(key, sha256Hex((await store.get(key)) ?? new Uint8Array()));
    }
    return content;
  };
  const undisturbed = await compute('undisturbed');
  expect(undisturbed.status).toMatchObject({ state: 'done', recomputed: 0 });
  const before = await contentOf();

  const kinds = [
    /\/model\/head\./,
    /\/maps\/.*\.npz$/,
    /\/outcomes\/.*\.csv$/,
    /maps.*\/chunk-\d+\.json$/,
  ];
  for (const kind of kinds) {
    const key = [...before.keys()].find((one) => kind.test(one)) ?? '';
    const body = await readFile(path.join(place, key));
    const middle = Math.floor(body.length / 2);
    body[middle] = (body[middle] ?? 0) ^ 0x80;
    await writeFile(path.join(place, key), body);
  }
  // Of another cell, so that its maps are made again with a network that is damaged.
  const cells = [...new Set([...before.keys()].map((key) => key.split('/')[1] ?? ''))];
  const last = [...before.keys()].filter((key) => key.startsWith(`cells/${cells.at(-1) ?? ''}/`));
  for (const key of last) if (/\/(maps|outcomes)\//.test(key)) await store.delete(key);
  const head = last.find((key) => key.includes('/model/head.')) ?? '';
  await writeFile(path.join(place, head), 'nothing');

  const repaired = await compute('repaired');
  expect(repaired.report).toBe(undisturbed.report);
  expect(repaired.status).toMatchObject({ state: 'done', missing: 0 });
  expect(repaired.status.recomputed).toBeGreaterThanOrEqual(3);
  const after = await contentOf();
  for (const [key, digest] of before) {
    if (kinds.slice(0, 3).some((kind) => kind.test(key)))
      expect([key, after.get(key)]).toEqual([key, digest]);
  }
}, 300_000);
