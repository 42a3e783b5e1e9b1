import { copyFile, cp, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { readDataset, type ReadOptions } from '../../../adapters/dataset/readDataset.js';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { manifestOf, maskPng, specklePng, writeDataset } from '../../support/writeDataset.js';

const folder = temporaryFolders();
const options: ReadOptions = { labels: ['benign', 'malignant'], k: 2 };
const counts = { benign: 3, malignant: 2 };

const read = async (address: string, own: ReadOptions = options) =>
  readDataset(await openSource(address, '/'), own);

async function made(own: Readonly<Record<string, number>> = counts): Promise<string> {
  const root = path.join(await folder(), 'data');
  await writeDataset(root, own);
  return root;
}

describe('readDataset', () => {
  it('describes each image by its id, its label, its size and the digests of its files', async () => {
    const root = await made();
    const { dataset, problems } = await read(root);
    expect(problems).toEqual([]);
    expect(dataset?.labels).toEqual(['benign', 'malignant']);
    expect(dataset?.entries.map(({ id, label, group }) => [id, label, group])).toEqual([
      ['benign (1)', 'benign', 'benign (1)'],
      ['benign (2)', 'benign', 'benign (2)'],
      ['benign (3)', 'benign', 'benign (3)'],
      ['malignant (1)', 'malignant', 'malignant (1)'],
      ['malignant (2)', 'malignant', 'malignant (2)'],
    ]);
    const file = 'benign/benign (1).png';
    const mask = 'benign/benign (1)_mask.png';
    expect(dataset?.entries[0]).toEqual({
      id: 'benign (1)',
      label: 'benign',
      group: 'benign (1)',
      image: { file, sha256: sha256Hex(await readFile(path.join(root, file))) },
      width: 40,
      height: 32,
      masks: [{ file: mask, sha256: sha256Hex(await readFile(path.join(root, mask))) }],
    });
  });

  it('joins the masks <name>_mask, <name>_mask_1, … of an image', async () => {
    const root = await made();
    for (const i of [1, 2]) {
      const name = `benign/benign (2)_mask_${i}.png`;
      await writeFile(path.join(root, name), await maskPng(100 * (i + 1)));
    }
    const { dataset, summary } = await read(root);
    expect(dataset?.entries[1]?.masks.map(({ file }) => file)).toEqual([
      'benign/benign (2)_mask.png',
      'benign/benign (2)_mask_1.png',
      'benign/benign (2)_mask_2.png',
    ]);
    // United they mark 300 of 1280 pixels; the median of the three benign ones stays 100 of 1280.
    expect(summary.labels[0]).toEqual({
      label: 'benign',
      images: 3,
      groups: 3,
      masks: 5,
      lesionShare: 100 / 1280,
    });
  });

  it('leaves other labels out and counts them, unread', async () => {
    const root = await made({ ...counts, normal: 4 });
    await writeFile(path.join(root, 'normal/normal (1).png'), 'not even an image');
    const { dataset, problems } = await read(root);
    expect(problems).toEqual([]);
    expect(dataset?.leftOut).toEqual([{ label: 'normal', images: 4 }]);
    expect(dataset?.entries).toHaveLength(5);
  });

  it('joins the images that near-duplicates.csv names, through others too', async () => {
    const root = await made();
    const rows = ['group,image', '7,benign (2)', '7,benign (1)', '8,benign (3)', '8,benign (2)'];
    await writeFile(path.join(root, 'near-duplicates.csv'), rows.join('\r\n'));
    const { dataset, summary } = await read(root, { ...options, k: 1 });
    expect(dataset?.entries.map(({ group }) => group)).toEqual([
      ...Array<string>(3).fill('benign (1)'),
      'malignant (1)',
      'malignant (2)',
    ]);
    expect(summary).toMatchObject({ images: 5, groups: 3, inSharedGroups: 3, listedPairs: 2 });
  });

  it('warns of a group with both labels, and keeps it', async () => {
    const root = await made({ benign: 3, malignant: 3 });
    const rows = ['group,image', '1,benign (1)', '1,malignant (1)', '2,benign (9)'];
    await writeFile(path.join(root, 'near-duplicates.csv'), rows.join('\n'));
    const { dataset, problems } = await read(root, { ...options, k: 3 });
    expect(problems).toMatchObject([
      {
        code: 'FOLDCAM_E_CSV_ROW',
        severity: 'warning',
        message: 'there is no image benign (9)',
        where: { file: 'near-duplicates.csv', row: 4 },
      },
      {
        code: 'FOLDCAM_E_GROUP_MIXED',
        severity: 'warning',
        message: 'one group has several labels: benign (1) (benign), malignant (1) (malignant)',
      },
    ]);
    expect(dataset?.entries[3]).toMatchObject({ id: 'malignant (1)', group: 'benign (1)' });
  });

  it('joins images through one of a label that is left out', async () => {
    const root = await made({ ...counts, normal: 1 });
    const rows = ['group,image', '1,benign (1)', '1,normal (1)', '2,normal (1)', '2,benign (3)'];
    await writeFile(path.join(root, 'near-duplicates.csv'), rows.join('\n'));
    const { dataset } = await read(root);
    expect(dataset?.entries[2]).toMatchObject({ id: 'benign (3)', group: 'benign (1)' });
  });

  it('joins images of equal pixels, in whatever file', async () => {
    const root = await made();
    const copy = path.join(root, 'benign/copy.png');
    await copyFile(path.join(root, 'benign/benign (3).png'), copy);
    await writeFile(path.join(root, 'benign/copy_mask.png'), await maskPng(100));
    const { dataset, summary } = await read(root);
    expect(dataset?.entries.find(({ id }) => id === 'copy')?.group).toBe('benign (3)');
    expect(summary).toMatchObject({ images: 6, groups: 5, twins: 1 });
    expect(dataset?.alike).toEqual([{ images: ['benign (3)', 'copy'], by: 'pixels' }]);
  });

  it('gives two images of one name an id each, where their labels differ', async () => {
    const root = await made();
    for (const label of ['benign', 'malignant']) {
      await writeFile(path.join(root, label, 'same.png'), await specklePng(label));
      await writeFile(path.join(root, label, 'same_mask.png'), await maskPng(50));
    }
    const { dataset, problems } = await read(root);
    expect(problems).toEqual([]);
    const ids = dataset?.entries.map(({ id }) => id).filter((id) => id.includes('same'));
    expect(ids).toEqual(['benign/same', 'malignant/same']);
  });

  it('warns of a mask without an image, and leaves other files alone', async () => {
    const root = await made();
    await writeFile(path.join(root, 'benign/lost_mask.png'), await maskPng(5));
    await writeFile(path.join(root, 'README.txt'), 'about');
    await writeFile(path.join(root, 'benign/._benign (1).png'), 'of a file manager');
    await mkdir(path.join(root, 'benign/old'));
    await writeFile(path.join(root, 'benign/old/a.png'), 'below a label');
    const { dataset, problems } = await read(root);
    expect(problems).toMatchObject([
      { severity: 'warning', where: { file: 'benign/lost_mask.png' } },
    ]);
    expect(dataset?.entries).toHaveLength(5);
  });

  it('without labels examines every label, tells what it found, and makes no data set', async () => {
    const root = await made({ ...counts, normal: 1 });
    const { dataset, problems, summary } = await read(root, {});
    expect(dataset).toBeUndefined();
    expect(problems).toEqual([]);
    expect(summary.labels.map(({ label, images }) => [label, images])).toEqual([
      ['benign', 3],
      ['malignant', 2],
      ['normal', 1],
    ]);
    expect(summary).toMatchObject({ formats: { png: 6 }, width: { min: 40, median: 40, max: 40 } });
  });
});

describe('readDataset that is stopped', () => {
  it('ends with the reason, and opens no more images', async () => {
    const source = await openSource(await made({ benign: 30, malignant: 30 }), '/');
    const stopped = new AbortController();
    const opened: string[] = [];
    const store = {
      ...source.store,
      list: (prefix: string) => source.store.list(prefix),
      get: (key: string) => {
        opened.push(key);
        if (opened.length === 5) stopped.abort(new Error('enough'));
        return source.store.get(key);
      },
    };
    const reading = readDataset({ ...source, store }, { ...options, signal: stopped.signal });
    await expect(reading).rejects.toThrow('enough');
    expect(opened.length).toBeLessThan(30);
  });
});

describe('the digest of a data set', () => {
  it('does not depend on the place, the time or the order of the files', async () => {
    const root = await made();
    const elsewhere = path.join(await folder(), 'moved', 'deeply');
    await writeDataset(elsewhere, { malignant: 2, benign: 3 });
    await utimes(path.join(elsewhere, 'benign/benign (1).png'), 0, 0);
    const [one, other] = [await read(root), await read(elsewhere)];
    expect(other.dataset).toEqual(one.dataset);
    expect(one.dataset?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not depend on the order of the rows of a manifest', async () => {
    const [header = '', ...rows] = manifestOf(counts);
    const digests = await Promise.all(
      [rows, [...rows].reverse()].map(async (order) => {
        const root = await made();
        await writeFile(path.join(root, 'dataset.csv'), [header, ...order].join('\n'));
        return (await read(root)).dataset?.digest;
      }),
    );
    expect(digests[0]).toBe(digests[1]);
  });

  it('is the same for the folder layout and a manifest of the same images', async () => {
    const root = await made({ ...counts, normal: 1 });
    const byFolder = await read(root);
    const manifest = path.join(root, 'images.csv');
    await writeFile(manifest, manifestOf({ ...counts, normal: 1 }).join('\n'));
    const byManifest = await read(manifest);
    expect(byManifest.dataset).toEqual(byFolder.dataset);
  });

  it('changes with a pixel, a label, a group and with what is left out', async () => {
    const root = await made({ ...counts, normal: 1 });
    const digests = [(await read(root)).dataset?.digest];
    const variant = async (change: (copy: string) => Promise<void>): Promise<void> => {
      const copy = path.join(await folder(), 'copy');
      await cp(root, copy, { recursive: true });
      await change(copy);
      digests.push((await read(copy)).dataset?.digest);
    };
    const file = (copy: string, name: string): string => path.join(copy, name);
    await variant(async (copy) =>
      writeFile(file(copy, 'benign/benign (1).png'), await specklePng('another')),
    );
    await variant(async (copy) =>
      writeFile(file(copy, 'benign/benign (1)_mask.png'), await maskPng(101)),
    );
    await variant((copy) =>
      writeFile(file(copy, 'near-duplicates.csv'), 'group,image\n1,benign (1)\n1,benign (2)\n'),
    );
    await variant(async (copy) =>
      writeFile(file(copy, 'normal/normal (2).png'), await specklePng('n')),
    );
    expect(digests).not.toContain(undefined);
    expect(new Set(digests).size).toBe(digests.length);
  });
});
