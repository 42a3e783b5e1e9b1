import { describe, expect, it } from 'vitest';
import { readGrey } from '../../../adapters/pixels/readGrey.js';
import { greyPng, makeImage, type Pixel } from '../../support/makeImage.js';

// 3 × 2 pixels, every one different.
const ramp = (x: number, y: number): number => 10 + 40 * x + 100 * y;
const levels = [10, 50, 90, 110, 150, 190];

// Rec. 601: 0.299 R + 0.587 G + 0.114 B, rounded.
const colours: Pixel[] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 0],
  [10, 20, 30],
  [200, 200, 200],
];
const lumas = [76, 150, 29, 226, 18, 200];
const colour = (x: number, y: number): Pixel => colours[3 * y + x] ?? [];

const tenfold = (level: number): number => level * 256 + 7;

describe('readGrey', () => {
  it.each([
    ['8-bit grey PNG', makeImage(3, 2, (x, y) => [ramp(x, y)]).png(), levels],
    [
      '8-bit grey TIFF',
      makeImage(3, 2, (x, y) => [ramp(x, y)]).tiff({ compression: 'lzw' }),
      levels,
    ],
    ['grey and alpha PNG', makeImage(3, 2, (x, y) => [ramp(x, y), 60 * x]).png(), levels],
    ['16-bit grey PNG', makeImage(3, 2, (x, y) => [tenfold(ramp(x, y))], 16).png(), levels],
    ['16-bit grey PNG of 8-bit levels', makeImage(3, 2, (x, y) => [ramp(x, y)], 16).png(), levels],
    [
      '16-bit grey TIFF',
      makeImage(3, 2, (x, y) => [tenfold(ramp(x, y))], 16).tiff({ compression: 'none' }),
      levels,
    ],
    ['RGB PNG', makeImage(3, 2, colour).png(), lumas],
    ['RGB TIFF', makeImage(3, 2, colour).tiff({ compression: 'none' }), lumas],
    ['RGBA PNG', makeImage(3, 2, (x, y) => [...colour(x, y), 100 * y]).png(), lumas],
    ['palette PNG', makeImage(3, 2, colour).png({ palette: true, quality: 100 }), lumas],
    ['16-bit RGB PNG', makeImage(3, 2, (x, y) => colour(x, y).map(tenfold), 16).png(), lumas],
  ])('reads %s', async (_, picture, expected) => {
    const { data, width, height } = await readGrey(await picture.toBuffer(), 'a');
    expect([width, height]).toEqual([3, 2]);
    expect([...data]).toEqual(expected);
  });

  it('leaves grey stored as RGB exactly as it is', async () => {
    const bytes = await makeImage(16, 16, (x, y) => Array<number>(3).fill(16 * y + x))
      .png()
      .toBuffer();
    const { data } = await readGrey(bytes, 'a');
    expect([...data]).toEqual(Array.from({ length: 256 }, (_, i) => i));
  });

  it('reads a grey and a coloured JPEG to within its loss', async () => {
    const grey = await makeImage(16, 16, () => [100])
      .jpeg({ quality: 95 })
      .toBuffer();
    const red = await makeImage(16, 16, () => [255, 0, 0])
      .jpeg({ quality: 95 })
      .toBuffer();
    const off = (data: Uint8Array, level: number): number =>
      Math.max(...data.map((value) => Math.abs(value - level)));
    expect(off((await readGrey(grey, 'a')).data, 100)).toBeLessThanOrEqual(2);
    expect(off((await readGrey(red, 'a')).data, 76)).toBeLessThanOrEqual(2);
  });

  it('reads a CMYK JPEG: no ink is white, black ink is black', async () => {
    const draw = (x: number): Pixel => (x < 16 ? [255, 255, 255] : [0, 0, 0]);
    const picture = makeImage(32, 16, draw).toColourspace('cmyk').jpeg({ quality: 95 });
    const { data, width, height } = await readGrey(await picture.toBuffer(), 'a');
    expect([width, height]).toEqual([32, 16]);
    expect(data[8 * 32 + 4]).toBeGreaterThan(240);
    expect(data[8 * 32 + 28]).toBeLessThan(60);
  });

  it('turns a picture upright as its EXIF orientation says', async () => {
    // Orientation 6: the first row stored is the right-hand column.
    const bytes = await makeImage(3, 2, (x, y) => [ramp(x, y)])
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    const { data, width, height } = await readGrey(bytes, 'a');
    expect([width, height]).toEqual([2, 3]);
    expect([...data]).toEqual([110, 10, 150, 50, 190, 90]);
  });

  it('goes by the content, not by the name', async () => {
    const { data } = await readGrey(await greyPng(3, 2, ramp), 'scan.jpg');
    expect([...data]).toEqual(levels);
  });

  describe('refuses', () => {
    const noise = (x: number, y: number): number => (x * 37 + y * 91) % 256;
    const cut = async (bytes: Promise<Buffer>): Promise<Buffer> => {
      const whole = await bytes;
      return whole.subarray(0, Math.floor(whole.length / 2));
    };
    const picture = makeImage(64, 64, (x, y) => [noise(x, y)]);
    it.each([
      ['an empty file', () => Buffer.alloc(0)],
      ['text', () => Buffer.from('not an image')],
      ['a PNG cut in half', () => cut(picture.clone().png().toBuffer())],
      ['a JPEG cut in half', () => cut(picture.clone().jpeg().toBuffer())],
      ['a TIFF cut in half', () => cut(picture.clone().tiff().toBuffer())],
      ['a bitmap cut in half', () => Buffer.from('BM and not much more')],
      [
        'a drawing',
        () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      ],
    ])('%s, naming the file', async (_, make) => {
      const failed = readGrey(await make(), 'benign/a.png');
      await expect(failed).rejects.toMatchObject({
        code: 'FOLDCAM_E_IMAGE_UNREADABLE',
        where: { file: 'benign/a.png' },
        message: expect.stringMatching(/^benign\/a\.png cannot be decoded: ./) as string,
      });
    });
  });
});
