import { describe, expect, it } from 'vitest';
import { readMask } from '../../../adapters/pixels/readMask.js';
import { greyPng, makeImage } from '../../support/makeImage.js';

const mask = async (levels: readonly number[], file = 'a_mask.png') => ({
  file,
  bytes: await greyPng(levels.length, 1, (x) => levels[x] ?? 0),
});

describe('readMask', () => {
  it.each([
    ['0 and 255', [0, 255, 255, 0], [0, 1, 1, 0]],
    ['0 and 1', [0, 1, 0, 1], [0, 1, 0, 1]],
    // Half of 200 is 100: more than that is inside.
    ['smoothed edges', [0, 99, 100, 101, 200], [0, 0, 0, 1, 1]],
    ['inside everywhere', [255, 255], [1, 1]],
    ['inside nowhere', [0, 0, 0], [0, 0, 0]],
  ])('binarises %s at half of the range', async (_, levels, inside) => {
    const { data, width, height } = await readMask([await mask(levels)]);
    expect([width, height]).toEqual([levels.length, 1]);
    expect([...data]).toEqual(inside);
  });

  it.each([
    ['0 and 1', [0, 1, 1, 0], [0, 1, 1, 0]],
    ['0 and 65535', [0, 65535, 0, 1], [0, 1, 0, 0]],
  ])('binarises 16 bits of %s at half of the range', async (_, levels, inside) => {
    const picture = makeImage(4, 1, (x) => [levels[x] ?? 0], 16).png();
    const { data } = await readMask([{ file: 'a', bytes: await picture.toBuffer() }]);
    expect([...data]).toEqual(inside);
  });

  it('unites several masks with OR, each by its own range', async () => {
    const files = [await mask([0, 255, 0, 0]), await mask([0, 0, 1, 0]), await mask([9, 0, 0, 0])];
    expect([...(await readMask(files)).data]).toEqual([1, 1, 1, 0]);
  });

  it('refuses masks of different sizes, naming the one that differs', async () => {
    const files = [await mask([0, 1], 'a_mask.png'), await mask([0, 1, 1], 'a_mask_1.png')];
    await expect(readMask(files)).rejects.toMatchObject({
      code: 'FOLDCAM_E_MASK_SIZE',
      where: { file: 'a_mask_1.png' },
    });
  });

  it('refuses what is no image, naming the file', async () => {
    const files = [await mask([0, 1]), { file: 'a_mask_1.png', bytes: Buffer.from('x') }];
    await expect(readMask(files)).rejects.toMatchObject({
      code: 'FOLDCAM_E_IMAGE_UNREADABLE',
      where: { file: 'a_mask_1.png' },
    });
  });
});
