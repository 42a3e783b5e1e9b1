import { describe, expect, it } from 'vitest';
import { readGrey } from '../../../adapters/pixels/readGrey.js';
import { makeBmp } from '../../support/makeBmp.js';

// Five columns: rows of 8 and of 24 bits are padded.
const level = (x: number, y: number): number => 10 * x + 100 * y;
const levels = [0, 10, 20, 30, 40, 100, 110, 120, 130, 140];
const size = { width: 5, height: 2 };
const palette = Array.from({ length: 256 }, (_, i) => [i, i, i] as const);
const three = (x: number, y: number) =>
  [level(x, y), level(x, y), level(x, y)] as [number, number, number];

describe('readBmp', () => {
  it.each([
    ['8 bits', makeBmp({ bits: 8, ...size, pixel: level, palette })],
    ['24 bits', makeBmp({ bits: 24, ...size, pixel: three })],
    ['32 bits', makeBmp({ bits: 32, ...size, pixel: three })],
    ['8 bits, top down', makeBmp({ bits: 8, ...size, pixel: level, palette, topDown: true })],
    ['24 bits, top down', makeBmp({ bits: 24, ...size, pixel: three, topDown: true })],
  ])('reads a bitmap with %s', async (_, bytes) => {
    const { data, width, height } = await readGrey(bytes, 'a.bmp');
    expect([width, height]).toEqual([5, 2]);
    expect([...data]).toEqual(levels);
  });

  it('takes colours from the palette and from three channels by their luma', async () => {
    const red = [255, 0, 0] as const;
    const indexed = makeBmp({ bits: 8, ...size, pixel: () => 1, palette: [[0, 0, 0], red] });
    const direct = makeBmp({ bits: 24, ...size, pixel: () => red });
    // 0.299 · 255 = 76.2
    expect([...(await readGrey(indexed, 'a.bmp')).data]).toEqual(Array(10).fill(76));
    expect([...(await readGrey(direct, 'a.bmp')).data]).toEqual(Array(10).fill(76));
  });

  it('reads from a view at any address', async () => {
    const bytes = makeBmp({ bits: 24, ...size, pixel: three });
    const odd = Buffer.concat([Buffer.from('x'), bytes]).subarray(1);
    expect([...(await readGrey(odd, 'a.bmp')).data]).toEqual(levels);
  });

  it.each([
    ['is cut in its pixels', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['is cut in its header', (bytes: Buffer) => bytes.subarray(0, 40)],
    ['has no width', (bytes: Buffer) => (bytes.writeInt32LE(0, 18), bytes)],
    ['is larger than its file', (bytes: Buffer) => (bytes.writeInt32LE(2 ** 30, 22), bytes)],
    ['has 4 bits a pixel', (bytes: Buffer) => (bytes.writeUInt16LE(4, 28), bytes)],
    ['is compressed', (bytes: Buffer) => (bytes.writeUInt32LE(1, 30), bytes)],
  ])('refuses a bitmap that %s', async (_, damage) => {
    const bytes = damage(makeBmp({ bits: 24, ...size, pixel: three }));
    await expect(readGrey(bytes, 'a.bmp')).rejects.toMatchObject({
      code: 'FOLDCAM_E_IMAGE_UNREADABLE',
      where: { file: 'a.bmp' },
    });
  });
});
