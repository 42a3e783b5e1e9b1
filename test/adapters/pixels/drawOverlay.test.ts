import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawOverlay, drawThumbnail } from '../../../adapters/pixels/drawOverlay.js';
import type { Grey } from '../../../adapters/pixels/Grey.js';
import type { MapToDraw } from '../../../adapters/pixels/MapToDraw.js';
import { seededRandom } from '../../../core/random.js';

const grey: Grey = {
  width: 6,
  height: 4,
  data: Uint8Array.from({ length: 24 }, (_, i) => 10 * i),
};

const drawPng = (own: Grey, values: MapToDraw): Promise<Uint8Array> =>
  drawOverlay(own, values, 'png');

async function pixelsOf(picture: Uint8Array): Promise<number[][]> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 6, height: 4, channels: 3 });
  return Array.from({ length: 24 }, (_, i) => [...data.subarray(3 * i, 3 * i + 3)]);
}

const original = [...grey.data].map((level) => [level, level, level]);
const map = (values: readonly number[], width: number, height: number) => ({
  data: Float32Array.from(values),
  width,
  height,
});

describe('drawOverlay', () => {
  it.each([
    ['zero', [0, 0, 0, 0]],
    ['negative', [-1, -2, 0, -3]],
    ['not a number', [NaN, NaN, NaN, NaN]],
    ['infinite', [Infinity, 0, 0, 0]],
  ])('leaves the image as it is where the map is %s', async (_, values) => {
    expect(await pixelsOf(await drawPng(grey, map(values, 2, 2)))).toEqual(original);
  });

  it('covers the maximum with 70 % of the brightest colour, and leaves zero clear', async () => {
    const values = Array.from({ length: 24 }, (_, i) => (i === 8 ? 5 : 0));
    const pixels = await pixelsOf(await drawPng(grey, map(values, 6, 4)));
    // matplotlib's inferno ends at (252, 255, 164): 0.3 · 80 + 0.7 of it = 200.4, 202.5, 138.8.
    const [r = 0, g = 0, b = 0] = pixels[8] ?? [];
    expect(Math.abs(r - 200.4)).toBeLessThan(3);
    expect(Math.abs(g - 202.5)).toBeLessThan(3);
    expect(Math.abs(b - 138.8)).toBeLessThan(3);
    expect(pixels.filter((_, i) => i !== 8)).toEqual(original.filter((_, i) => i !== 8));
  });

  it('shows the same for a map that is scaled', async () => {
    const values = [1, 2, 3, 4];
    const once = await drawPng(grey, map(values, 2, 2));
    const thousandfold = await drawPng(
      grey,
      map(
        values.map((v) => 1000 * v),
        2,
        2,
      ),
    );
    expect(await pixelsOf(thousandfold)).toEqual(await pixelsOf(once));
  });

  it('gives equal bytes for equal input', async () => {
    const one = await drawPng(grey, map([0, 1, 2, 3], 2, 2));
    expect(Buffer.compare(one, await drawPng(grey, map([0, 1, 2, 3], 2, 2)))).toBe(0);
  });

  it('as JPEG is the same picture but for a level or two on average, in full colour', async () => {
    const width = 96;
    const random = seededRandom(7);
    const grain = Float64Array.from({ length: width * width + 3 }, () => 8 * random());
    const speckle: Grey = {
      width,
      height: width,
      data: Uint8Array.from({ length: width * width }, (_, i) =>
        grain.subarray(i, i + 4).reduce((sum, own) => sum + own, 40),
      ),
    };
    const values = map([0, 1, 2, 0, 3, 1, 0, 0, 2], 3, 3);
    const jpeg = await drawOverlay(speckle, values, 'jpeg');
    const { format, chromaSubsampling, width: wide, height } = await sharp(jpeg).metadata();
    expect([format, chromaSubsampling, wide, height]).toEqual(['jpeg', '4:4:4', width, width]);
    const bytesOf = (picture: Uint8Array) => sharp(picture).raw().toBuffer();
    const [lossy, exact] = [
      await bytesOf(jpeg),
      await bytesOf(await drawOverlay(speckle, values, 'png')),
    ];
    const apart = exact.reduce((sum, level, i) => sum + Math.abs(level - (lossy[i] ?? NaN)), 0);
    expect(apart / exact.length).toBeLessThan(2);
  });
});

describe('drawThumbnail', () => {
  it('is a JPEG whose longest side is the one asked for, and never larger than the image', async () => {
    const zero = map([0], 1, 1);
    const small = await sharp(await drawThumbnail(grey, zero, 3)).metadata();
    expect(small).toMatchObject({ format: 'jpeg', width: 3, height: 2 });
    const same = await sharp(await drawThumbnail(grey, zero, 100)).metadata();
    expect(same).toMatchObject({ format: 'jpeg', width: 6, height: 4 });
  });
});
