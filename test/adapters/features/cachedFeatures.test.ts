import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cachedFeatures } from '../../../adapters/features/cachedFeatures.js';
import { computeFeatures } from '../../../adapters/features/computeFeatures.js';
import { ensureFeatures } from '../../../adapters/features/ensureFeatures.js';
import { activationsKey, pooledKey } from '../../../adapters/features/featureFiles.js';
import { readActivations } from '../../../adapters/features/readActivations.js';
import { readPooled } from '../../../adapters/features/readPooled.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import type { ObjectStore } from '../../../core/ports.js';
import type { PlannedTap } from '../../../core/sweep/Plan.js';
import { cutLayer, tinyBackbone, tinyFeatures, tinyTrunkOf } from '../../support/featureStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

/** Two images whose store passes for one on S3, and a machine with a disk of its own. */
async function opened(featureCache = 1e9) {
  const cacheFolder = await folder();
  const set = await tinyFeatures(await folder(), 2, [cutLayer]);
  const gets: string[] = [];
  const remote: ObjectStore = {
    ...set.store,
    url: 's3://bucket/prefix',
    get: (key) => {
      gets.push(key);
      return set.store.get(key);
    },
  };
  const told: unknown[] = [];
  const open = (endpoint = 'http://server', store = remote): ObjectStore =>
    cachedFeatures(store, { cacheFolder, featureCache }, (error) => told.push(error), {
      S3_ENDPOINT: endpoint,
    });
  const { dataset } = set;
  const [early] = tinyBackbone.taps as readonly PlannedTap[] as [PlannedTap];
  const keys = {
    activations: activationsKey(dataset, tinyBackbone, cutLayer, dataset.entries[0] as Entry),
    pooled: pooledKey(dataset, tinyBackbone, early, 0),
  };
  return { set: { ...set, store: open() }, remote, open, gets, told, cacheFolder, keys };
}

describe('cachedFeatures', () => {
  it('keeps activations and pooled statistics, and images and all else not', async () => {
    const { set, gets, cacheFolder, told } = await opened();
    await computeFeatures(set, tinyTrunkOf(set), set.dataset.entries, 0);
    const images = gets.splice(0);
    expect(images.filter((key) => !key.startsWith('datasets/'))).toEqual([]);
    expect(images).toHaveLength(2);
    expect(await readPooled(set)).toHaveLength(2);
    const [tap] = (await readActivations(set, set.dataset.entries[1] as Entry)) ?? [];
    expect([...(tap?.data ?? [])]).toEqual([11, 22, 13, 26]);
    expect(gets).toEqual([]);
    const files = await readdir(path.join(cacheFolder, 'features'), { recursive: true });
    // Two images at the cut, and what is pooled of three layers.
    expect(files.filter((file) => file.includes(path.sep))).toHaveLength(5);
    expect(told).toEqual([]);
  });

  it('what the store has lost is computed anew for all, though this machine has it', async () => {
    const { set, remote, keys } = await opened();
    const trunk = tinyTrunkOf(set);
    const ensure = (store: ObjectStore) =>
      ensureFeatures({
        ...{ ...set, store, start: 0, trunk: () => Promise.resolve(trunk) },
        progress: () => Promise.resolve(),
      });
    await ensure(set.store);
    const before = await readPooled(set);
    expect(trunk.ran()).toBe(2);
    for await (const { key } of remote.list('features/')) await remote.delete(key);
    await ensure(set.store);
    expect(trunk.ran()).toBe(4);
    for (const key of Object.values(keys)) expect(await remote.head(key)).toBeDefined();
    expect(await readPooled({ ...set, store: remote })).toEqual(before);
  });

  it('keeps nothing that cannot be read', async () => {
    const { set, remote, gets, keys } = await opened();
    await remote.put(keys.activations, Buffer.from('no .npz file'));
    await set.store.get(keys.activations);
    await set.store.get(keys.activations);
    expect(gets).toEqual([keys.activations, keys.activations]);
  });

  it('tells servers with a bucket of the same name apart', async () => {
    const { set, open, gets, keys } = await opened();
    await computeFeatures(set, tinyTrunkOf(set), set.dataset.entries, 0);
    gets.length = 0;
    await open('http://another').get(keys.pooled);
    await open().get(keys.pooled);
    expect(gets).toEqual([keys.pooled]);
  });

  it('is the store itself where that is a folder, or where nothing shall be kept', async () => {
    const { open, remote } = await opened();
    const local = { ...remote, url: 'file:///store' };
    expect(open('', local)).toBe(local);
    const none = await opened(0);
    expect(none.open()).toBe(none.remote);
  });
});
