import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../adapters/digest/sha256.js';
import { openStore } from '../../adapters/store/openStore.js';
import { processesOf } from '../../bench/support/processesOf.js';
import { until } from '../../bench/support/until.js';
import { writeTunableModel } from '../../bench/support/writeTunableModel.js';
import { serviceNames, type Service } from '../../core/jobs/stages.js';
import { foldcam, startFoldcam, type Started } from '../support/foldcam.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { useRedis } from '../support/useRedis.js';

const folder = temporaryFolders();
const [calm, disturbed] = [useRedis(), useRedis()];
const workers: Started[] = [];
const minutes = 60_000;

const killAll = ({ mark }: Started): void => {
  for (const { pid } of processesOf(mark)) process.kill(pid, 'SIGKILL');
};

afterAll(async () => {
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));
});

const recipes = `backbones: [tunable]
recipes:
  - { name: all, unfreeze: all, epochs: 40, patience: 40, learningRate: 0.0001, batch: 4 }
methods: [grad-cam, input-gradient, rise]
perturbation: { masks: 300 }
maps: { keep: none, taps: all }
`;

/** Digests of all that lies with the cells of a store, by key. */
async function contentOf(place: string): Promise<Map<string, string>> {
  const store = openStore(place);
  const content = new Map<string, string>();
  for await (const { key } of store.list('cells/')) {
    content.set(key, sha256Hex((await store.get(key)) ?? new Uint8Array()));
  }
  return content;
}

/** What there is of the cells in a store, as it grows. */
const filesOf = async (place: string, pattern: RegExp): Promise<string[]> =>
  (await readdir(path.join(place, 'cells'), { recursive: true }).catch(() => [])).filter((file) =>
    pattern.test(file),
  );

describe('a worker that is killed in the middle of a cell, and all that it started', () => {
  let file: string;
  let home: string;
  let undisturbed: Map<string, string>;
  const place = (name: string): string => path.join(home, name);
  const variablesOf = (name: string, url: string): Record<string, string> => ({
    REDIS_URL: url,
    FOLDCAM_STORE: place(name),
    FOLDCAM_BACKBONES: path.join(home, 'models'),
    FOLDCAM_CONCURRENCY: '1',
    FOLDCAM_CHECKPOINT_SECONDS: '0',
  });
  const start = (service: Service, variables: Record<string, string>): Started => {
    const worker = startFoldcam(['worker', service], variables);
    workers.push(worker);
    return worker;
  };
  const submit = async (variables: Record<string, string>): Promise<string> => {
    const submitted = await foldcam(['submit', file], variables);
    expect(submitted, submitted.stderr).toMatchObject({ status: 0 });
    return submitted.stdout.trim();
  };

  beforeAll(async () => {
    home = await folder();
    await writeTunableModel(path.join(home, 'models/tunable'));
    ({ file } = await phantomSweep(home, recipes, ''));
    const variables = variablesOf('calm', calm.url());
    for (const service of serviceNames) await start(service, variables).seen(/"msg":"ready"/);
    const id = await submit(variables);
    expect((await foldcam(['watch', id, '--json'], variables)).status).toBe(0);
    undisturbed = await contentOf(place('calm'));
  }, 5 * minutes);

  test(
    'leaves what it had: training goes on from its checkpoint, maps from their methods, and all ends with the same bytes',
    async () => {
      const variables = variablesOf('disturbed', disturbed.url());
      const store = place('disturbed');
      await start('producer', variables).seen(/"msg":"ready"/);
      const trainer = start('trainer', variables);
      const id = await submit(variables);

      await until(
        'it trains',
        async () => (await filesOf(store, /\.checkpoint$/)).length > 0,
        2 * minutes,
      );
      killAll(trainer);
      expect(await filesOf(store, /^[^/]+\/manifest\.json$/)).toEqual([]);
      expect(await filesOf(store, /\.checkpoint$/)).not.toEqual([]);
      await start('trainer', variables).seen(/"msg":"train resumed"/);

      const explainer = start('explainer', variables);
      await until(
        'the first maps of a cell are there',
        async () => (await filesOf(store, /maps\/.*chunk-/)).length > 0,
        2 * minutes,
      );
      killAll(explainer);
      start('explainer', variables);

      const scorer = start('scorer', variables);
      await until(
        'the first outcomes of a cell are there',
        async () => (await filesOf(store, /outcomes\/.*manifest\.json$/)).length > 0,
        3 * minutes,
      );
      killAll(scorer);
      start('scorer', variables);

      const watched = await foldcam(['watch', id, '--json'], variables);
      expect(watched.status).toBe(0);
      expect(JSON.parse(watched.stdout)).toMatchObject({ state: 'done', missing: 0 });
      // What a killed worker stored before its manifest may stand beside, named by its digest.
      const content = await contentOf(store);
      expect(content).toEqual(undisturbed);
    },
    8 * minutes,
  );
});
