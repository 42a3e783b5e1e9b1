import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { readDataset } from '../../../adapters/dataset/readDataset.js';
import { openSeenImages } from '../../../adapters/dataset/seenImages.js';
import { describePicture } from '../../../core/dataset/copies/picture.js';
import { filesIn } from '../../support/filesIn.js';
import { makeExamined } from '../../support/makeExamined.js';
import { mirrorScan, speckleScan, type Scan } from '../../support/speckleScan.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { writeDataset } from '../../support/writeDataset.js';

const folder = temporaryFolders();
const pair = ['benign', 'malignant'] as const;

const read = async (root: string, cacheFolder?: string) =>
  readDataset(await openSource(root, '/'), {
    labels: [...pair],
    k: 2,
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
  });

const kept = (cache: string): Promise<string[]> => filesIn(path.join(cache, 'images'));

async function made(): Promise<{ readonly root: string; readonly cache: string }> {
  const [root, cache] = [path.join(await folder(), 'data'), await folder()];
  await writeDataset(root, { benign: 3, malignant: 2 });
  return { root, cache };
}

test('a data set reads the same without a cache, into one, from one, and from a damaged one', async () => {
  const { root, cache } = await made();
  const plain = await read(root);
  expect(plain.problems).toEqual([]);
  expect(await read(root, cache)).toEqual(plain);
  const files = await kept(cache);
  expect(files).toHaveLength(5);
  expect(await read(root, cache)).toEqual(plain);
  for (const file of files) await writeFile(file, 'damaged');
  expect(await read(root, cache)).toEqual(plain);
});

test('what was kept of an image is what is told of the same bytes by any name', async () => {
  const { root, cache } = await made();
  await read(root, cache);
  const seen = openSeenImages(cache);
  const bytes = await Promise.all(
    ['', '_mask'].map((end) => readFile(path.join(root, 'benign', `benign (1)${end}.png`))),
  );
  const told = await seen.get(bytes);
  expect(told).toMatchObject({ width: 40, height: 32 });
  // Read again from there: what it says is what counts.
  await seen.put(bytes, { ...told, width: 41 } as NonNullable<typeof told>);
  const moved = path.join(await folder(), 'moved');
  await cp(root, moved, { recursive: true });
  expect((await read(moved, cache)).dataset?.entries[0]).toMatchObject({ width: 41, height: 32 });
});

test('an image or a mask with other bytes is opened, and what is wrong with it is told each time', async () => {
  const { root, cache } = await made();
  await read(root, cache);
  const mask = path.join(root, 'benign/benign (1)_mask.png');
  await writeFile(mask, (await readFile(mask)).subarray(0, 60));
  for (const _ of [1, 2]) {
    const { problems, dataset } = await read(root, cache);
    expect(problems.map(({ code }) => code)).toEqual(['FOLDCAM_E_IMAGE_UNREADABLE']);
    expect(dataset).toBeUndefined();
  }
  expect(await kept(cache)).toHaveLength(5);
});

test('copies are looked for once among the same images, and again where one is another', async () => {
  const [cache, elsewhere] = [await folder(), await folder()];
  const photo = (id: string, { grey, width, height }: Scan) => {
    const picture = describePicture(grey, width, height);
    return makeExamined(id, { imageSha256: `of ${id}`, ...(picture ? { picture } : {}) });
  };
  const scan = speckleScan('scan');
  const images = [photo('a', scan), photo('b', mirrorScan(scan)), photo('c', speckleScan('other'))];
  const copies = await openSeenImages(cache).copies(images);
  expect(copies).toMatchObject([{ a: 0, b: 1, mirrored: true }]);
  // Pictures that nothing could be found in: what is kept is what counts.
  const blind = images.map((image) => ({ ...image, picture: images[2]?.picture as never }));
  expect(await openSeenImages(cache).copies(blind)).toEqual(copies);
  expect(await openSeenImages(elsewhere).copies(blind)).not.toEqual(copies);
  expect(await openSeenImages(cache).copies(images.slice(1))).toEqual([]);
  expect(await kept(cache)).toHaveLength(2);
});
