import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findStrays } from '../../adapters/cells/findStrays.js';
import { sha256Hex } from '../../adapters/digest/sha256.js';
import { openStore } from '../../adapters/store/openStore.js';
import { processesOf } from '../../bench/support/processesOf.js';
import { until } from '../../bench/support/until.js';
import type { SweepStatus } from '../../core/jobs/SweepStatus.js';
import type { ObjectStore } from '../../core/ports.js';
import { foldcam, startFoldcam, type Started } from '../support/foldcam.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { writeTunableModel } from '../../bench/support/writeTunableModel.js';
import { useRedis } from '../support/useRedis.js';

const folder = temporaryFolders();
const server = useRedis();
const workers: Started[] = [];
const minutes = 60_000;

const signalAll = (worker: Started, signal: NodeJS.Signals): void => {
  for (const { pid } of processesOf(worker.mark)) process.kill(pid, signal);
};

afterAll(async () => {
  for (const worker of workers) {
    signalAll(worker, 'SIGCONT');
    worker.child.kill('SIGTERM');
  }
  await Promise.all(workers.map(({ ended }) => ended));
});

/** Digests of all that lies with the cells, by key. */
async function contentOf(store: ObjectStore): Promise<Map<string, string>> {
  const content = new Map<string, string>();
  for await (const { key } of store.list('cells/')) {
    content.set(key, sha256Hex((await store.get(key)) ?? new Uint8Array()));
  }
  return content;
}

const tail = `backbones: [tunable]
recipes:
  - { name: all, unfreeze: all, epochs: 10, patience: 10, learningRate: 0.0001, batch: 4 }
maps: { keep: none, taps: all }
`;

test(
  'a trainer that was stopped past its lock, comes back and finishes, leaves nothing behind',
  async () => {
    const home = await folder();
    await writeTunableModel(path.join(home, 'models/tunable'));
    const { file } = await phantomSweep(home, tail);
    const url = `file://${path.join(home, 'store')}`;
    const store = openStore(url);
    const variables = {
      REDIS_URL: server.url(),
      FOLDCAM_STORE: url,
      FOLDCAM_BACKBONES: path.join(home, 'models'),
      FOLDCAM_CONCURRENCY: '1',
    };
    const start = (service: string, more = {}): Started => {
      const worker = startFoldcam(['worker', service], { ...variables, ...more });
      workers.push(worker);
      return worker;
    };
    const statusOf = async (id: string): Promise<SweepStatus> =>
      JSON.parse((await foldcam(['status', id, '--json'], variables)).stdout) as SweepStatus;
    // A busy machine takes its time to start one, and a submission does not wait for long.
    await start('producer').seen(/ready/);
    // On another engine, so that its bytes are others than the winner's.
    const stopped = start('trainer', { FOLDCAM_ENGINE: 'cpu' });
    const id = (await foldcam(['submit', file], variables)).stdout.trim();
    await until(
      'it trains',
      async () => {
        const { features } = await statusOf(id);
        return features.some(({ done, total }) => total > 0 && done >= total);
      },
      minutes,
    );
    signalAll(stopped, 'SIGSTOP');
    ['trainer', 'explainer', 'scorer'].forEach((service) => start(service));
    expect((await foldcam(['watch', id, '--json'], variables)).status).toBe(0);
    const winners = await contentOf(store);

    signalAll(stopped, 'SIGCONT');
    await stopped.seen(/train came late/);
    expect(await contentOf(store)).toEqual(winners);
    const strays: string[] = [];
    for await (const { key } of findStrays(store)) strays.push(key);
    expect(strays).toEqual([]);
    const status = await statusOf(id);
    expect(status).toMatchObject({ state: 'done', missing: 0 });
    expect(status.stages.find(({ stage }) => stage === 'train')).toMatchObject({
      ...{ done: 3, failed: 0, total: 3 },
    });
    const shown = await foldcam(['report', id, '--out', path.join(home, 'out')], variables);
    expect(shown.status).toBe(0);
  },
  5 * minutes,
);
