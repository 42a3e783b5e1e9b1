import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readGrey } from '../../adapters/pixels/readGrey.js';
import { makeImage } from '../support/makeImage.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { maskPng, specklePng } from '../support/writeDataset.js';
import { layOut, look } from './dataFolder.js';
import { badImages } from './images.js';
import { refuse } from './refuse.js';

const folder = temporaryFolders();

describe('an image is refused:', () => {
  refuse(badImages);
});

describe('an image is read', () => {
  test.each([
    'a b',
    "it's",
    'a "quoted" one',
    'ульт',
    '超音波',
    'é',
    'a;b,c',
    'a..b',
    '-rf',
    'a%20b',
  ])('whose name is %s', async (name) => {
    const root = await layOut(await folder());
    await writeFile(path.join(root, `benign/${name}.png`), await specklePng(name));
    await writeFile(path.join(root, `benign/${name}_mask.png`), await maskPng(9));
    const { dataset, problems } = await look(root);
    expect(problems).toEqual([]);
    expect(dataset?.entries.map(({ id }) => id)).toContain(name);
  });

  const animated = () =>
    sharp({
      create: { width: 40, height: 64, channels: 3, background: '#808080', pageHeight: 32 },
    });
  test.each([
    [
      '16-bit PNG',
      () =>
        makeImage(40, 32, (x) => [256 * x], 16)
          .png()
          .toBuffer(),
    ],
    [
      'CMYK JPEG',
      () =>
        makeImage(40, 32, (x) => [x, x, x])
          .toColourspace('cmyk')
          .jpeg()
          .toBuffer(),
    ],
    ['animated WebP, its first page', () => animated().webp().toBuffer()],
    [
      'PNG that EXIF turns',
      () =>
        makeImage(32, 40, (x) => [x])
          .withMetadata({ orientation: 6 })
          .png()
          .toBuffer(),
    ],
    [
      'JPEG that is named .png',
      () =>
        makeImage(40, 32, (x) => [x])
          .jpeg()
          .toBuffer(),
    ],
  ])('%s', async (_, make) => {
    expect(await readGrey(await make(), 'a.png')).toMatchObject({ width: 40, height: 32 });
  });
});
