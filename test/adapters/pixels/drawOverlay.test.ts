import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawOverlay, drawThumbnail } from '../../../adapters/pixels/drawOverlay.js';
import type { Grey } from '../../../adapters/pixels/Grey.js';

const grey: Grey = {
  width: 6,
  height: 4,
  data: Uint8Array.from({ length: 24 }, (_, i) => 10 * i),
};

async function pixelsOf(png: Uint8Array): Promise<number[][]> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
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
    expect(await pixelsOf(await drawOverlay(grey, map(values, 2, 2)))).toEqual(original);
  });

  it('covers the maximum with 70 % of the brightest colour, and leaves zero clear', async () => {
    const values = Array.from({ length: 24 }, (_, i) => (i === 8 ? 5 : 0));
    const pixels = await pixelsOf(await drawOverlay(grey, map(values, 6, 4)));
    // matplotlib's inferno ends at (252, 255, 164): 0.3 · 80 + 0.7 of it = 200.4, 202.5, 138.8.
    const [r = 0, g = 0, b = 0] = pixels[8] ?? [];
    expect(Math.abs(r - 200.4)).toBeLessThan(3);
    expect(Math.abs(g - 202.5)).toBeLessThan(3);
    expect(Math.abs(b - 138.8)).toBeLessThan(3);
    expect(pixels.filter((_, i) => i !== 8)).toEqual(original.filter((_, i) => i !== 8));
  });

  it('shows the same for a map that is scaled', async () => {
    const values = [1, 2, 3, 4];
    const once = await drawOverlay(grey, map(values, 2, 2));
    const thousandfold = await drawOverlay(
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
    const one = await drawOverlay(grey, map([0, 1, 2, 3], 2, 2));
    expect(Buffer.compare(one, await drawOverlay(grey, map([0, 1, 2, 3], 2, 2)))).toBe(0);
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
