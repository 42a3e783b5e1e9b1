import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestDataset } from '../../../adapters/dataset/ingestDataset.js';
import { loadDataset } from '../../../adapters/dataset/loadDataset.js';
import { loadImage, loadMask } from '../../../adapters/dataset/loadPixels.js';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { readDataset } from '../../../adapters/dataset/readDataset.js';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import type { ObjectStore } from '../../../core/ports.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { maskPng, writeDataset } from '../../support/writeDataset.js';

const folder = temporaryFolders();

/** A store that tells what was stored in it. */
function recorded(store: ObjectStore): { store: ObjectStore; stored: string[] } {
  const stored: string[] = [];
  return {
    stored,
    store: {
      ...store,
      put: async (key, body) => {
        stored.push(key);
        await store.put(key, body);
      },
      putIfAbsent: async (key, body) => {
        const first = await store.putIfAbsent(key, body);
        if (first) stored.push(key);
        return first;
      },
    },
  };
}

async function prepare() {
  const base = await folder();
  const root = path.join(base, 'data');
  await writeDataset(root, { benign: 2, malignant: 2 });
  await writeFile(path.join(root, 'benign/benign (1)_mask_1.png'), await maskPng(300));
  const source = await openSource(root, '/');
  const { dataset } = await readDataset(source, { labels: ['benign', 'malignant'], k: 2 });
  if (!dataset) throw new Error('the data set has problems');
  const { store, stored } = recorded(openDirectoryStore(path.join(base, 'store')));
  return { root, source, dataset, store, stored };
}

describe('ingestDataset', () => {
  it('stores each file once by its digest, and the manifest last', async () => {
    const { source, dataset, store, stored } = await prepare();
    await ingestDataset(source, dataset, store);
    const images = dataset.entries.map((entry) => `images/${entry.image.sha256}.png`);
    // The masks of 100 pixels are all the same file.
    const masks = dataset.entries.flatMap((entry) =>
      entry.masks.map((m) => `masks/${m.sha256}.png`),
    );
    const expected = [...new Set([...images, ...masks])].map(
      (name) => `datasets/${dataset.digest}/${name}`,
    );
    expect(expected).toHaveLength(6);
    expect(stored.slice(0, -1).sort()).toEqual(expected.sort());
    expect(stored.at(-1)).toBe(`datasets/${dataset.digest}/manifest.json`);
  });

  it('stores nothing on a second call', async () => {
    const { source, dataset, store, stored } = await prepare();
    await ingestDataset(source, dataset, store);
    const before = stored.length;
    await ingestDataset(source, dataset, store);
    expect(stored).toHaveLength(before);
  });

  it('goes on where it was cut off', async () => {
    const { source, dataset, store, stored } = await prepare();
    await ingestDataset(source, dataset, store);
    await store.delete(`datasets/${dataset.digest}/manifest.json`);
    stored.length = 0;
    await ingestDataset(source, dataset, store);
    expect(stored).toEqual([`datasets/${dataset.digest}/manifest.json`]);
  });

  it('refuses a file that has changed since it was read, and stores no manifest', async () => {
    const { root, source, dataset, store, stored } = await prepare();
    await writeFile(path.join(root, 'benign/benign (2).png'), await maskPng(7));
    await expect(ingestDataset(source, dataset, store)).rejects.toMatchObject({
      code: 'FOLDCAM_E_DATA_INVALID',
      where: { file: 'benign/benign (2).png' },
    });
    expect(stored.filter((key) => key.endsWith('manifest.json'))).toEqual([]);
  });

  it('what it stored is loaded back: the data set, pixels, and masks united', async () => {
    const { source, dataset, store } = await prepare();
    await ingestDataset(source, dataset, store);
    expect(await loadDataset(store, dataset.digest)).toEqual(dataset);
    const [entry] = dataset.entries;
    if (!entry) throw new Error('no entry');
    expect(await loadImage(store, dataset, entry)).toMatchObject({ width: 40, height: 32 });
    const mask = await loadMask(store, dataset, entry);
    expect(mask.reduce((sum, inside) => sum + inside, 0)).toBe(300);
  });

  it('a data set or an image that the store lacks is named, and ingested again', async () => {
    const { source, dataset, store } = await prepare();
    await expect(loadDataset(store, dataset.digest)).rejects.toMatchObject({
      code: 'FOLDCAM_E_ARTIFACT_CORRUPT',
      where: { file: `datasets/${dataset.digest}/manifest.json` },
    });
    await ingestDataset(source, dataset, store);
    const [entry] = dataset.entries;
    if (!entry) throw new Error('no entry');
    const key = `datasets/${dataset.digest}/images/${entry.image.sha256}.png`;
    await store.delete(key);
    await expect(loadImage(store, dataset, entry)).rejects.toMatchObject({
      code: 'FOLDCAM_E_ARTIFACT_CORRUPT',
      where: { file: key },
    });
    await ingestDataset(source, dataset, store);
    expect(await loadImage(store, dataset, entry)).toMatchObject({ width: 40, height: 32 });
  });
});
