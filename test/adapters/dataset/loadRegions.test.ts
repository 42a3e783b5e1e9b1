import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { ingestDataset } from '../../../adapters/dataset/ingestDataset.js';
import { openRegionLoader } from '../../../adapters/dataset/loadRegions.js';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { readDataset } from '../../../adapters/dataset/readDataset.js';
import { openStore } from '../../../adapters/store/openStore.js';
import type { Dataset, Entry } from '../../../core/dataset/Dataset.js';
import type { ObjectStore } from '../../../core/ports.js';
import { unpackRegions } from '../../../core/pointing/packRegions.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { datasetFile } from '../../../core/store/layout.js';
import { filesIn } from '../../support/filesIn.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { writeDataset } from '../../support/writeDataset.js';

const folder = temporaryFolders();
const spec = (more = '') => parseSweep(`name: regions\ndata: .\n${more}`);

let store: ObjectStore;
let dataset: Dataset;
let entry: Entry;
let cache: string;

beforeEach(async () => {
  const root = await folder();
  await writeDataset(root, { benign: 2, malignant: 2 });
  const source = await openSource(root, '/');
  const read = await readDataset(source, { labels: ['benign', 'malignant'], k: 2 });
  dataset = read.dataset as Dataset;
  entry = dataset.entries[0] as Entry;
  store = openStore(await folder());
  await ingestDataset(source, dataset, store);
  cache = await folder();
});

const load = async (more?: string) =>
  unpackRegions(await openRegionLoader(store, dataset, spec(more), cache)(entry));

const kept = (): Promise<string[]> => filesIn(path.join(cache, 'regions'));

test('the regions of an image are the same made, kept, and made again where what was kept is damaged', async () => {
  const made = await load();
  // A mask of 100 pixels of 40 × 32, its ring, the rest.
  expect(made.map.filter((region) => region === 0)).toHaveLength(100);
  expect(made).toMatchObject({ width: 40, height: 32 });
  expect(await load()).toEqual(made);
  const files = await kept();
  expect(files).toHaveLength(1);
  for (const file of files) await writeFile(file, 'damaged');
  expect(await load()).toEqual(made);
});

test('what is kept needs no mask, and is of its settings alone', async () => {
  const made = await load();
  const near = await load('pointing: { tolerance: 3px }\n');
  expect(made.near).toBeUndefined();
  expect(near.near).toHaveLength(40 * 32);
  for (const mask of entry.masks) await store.delete(datasetFile(dataset.digest, 'masks', mask));
  expect(await load()).toEqual(made);
  expect(await load('pointing: { tolerance: 3px }\n')).toEqual(near);
  await expect(load('regions: { peritumoral: 5px }\n')).rejects.toMatchObject({
    code: 'FOLDCAM_E_ARTIFACT_CORRUPT',
  });
});
