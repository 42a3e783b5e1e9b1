import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { readDataset } from '../../../adapters/dataset/readDataset.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { startS3, type S3Place } from '../../../bench/support/startS3.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { manifestOf, writeDataset } from '../../support/writeDataset.js';

const folder = temporaryFolders();
const [server] = inject('s3Servers');

describe.runIf(server !== undefined)('a data set in a bucket', () => {
  const counts = { benign: 2, malignant: 2 };
  const options = { labels: ['benign', 'malignant'] as const, k: 2 };
  let place: S3Place;
  let root: string;

  beforeAll(async () => {
    if (!server) return;
    place = await startS3(server, await folder());
    for (const [name, value] of Object.entries(place.variables)) vi.stubEnv(name, value);
    root = await folder();
    await writeDataset(root, counts);
    await writeFile(path.join(root, 'images.csv'), manifestOf(counts).join('\n'));
    const store = openStore(`s3://${place.bucket}/my data`);
    const files = await readdir(root, { recursive: true, withFileTypes: true });
    for (const file of files.filter((one) => one.isFile())) {
      const full = path.join(file.parentPath, file.name);
      await store.put(path.relative(root, full), await readFile(full));
    }
    await store.close();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await place.stop();
  });

  it.each(['', '/', '/images.csv'])('is the one in the folder (%s)', async (file) => {
    const here = await readDataset(await openSource(root, '/'), options);
    const source = await openSource(`s3://${place.bucket}/my data${file}`, '/');
    const there = await readDataset(source, options);
    await source.store.close();
    expect(there.problems).toEqual([]);
    expect(there.dataset).toEqual(here.dataset);
    expect(there.dataset?.entries).toHaveLength(4);
  });

  it('with nothing below its prefix holds no image', async () => {
    const source = await openSource(`s3://${place.bucket}/elsewhere`, '/');
    const { problems } = await readDataset(source, options);
    await source.store.close();
    expect(problems).toMatchObject([{ code: 'FOLDCAM_E_DATA_EMPTY' }]);
  });
});
