import sharp, { type Sharp } from 'sharp';

/** Samples of one pixel, as many as the picture has channels. */
export type Pixel = readonly number[];

/** A picture drawn by a function of column and row; encode it with sharp's own methods. */
export function makeImage(
  width: number,
  height: number,
  draw: (x: number, y: number) => Pixel,
  depth: 8 | 16 = 8,
): Sharp {
  const pixels = Array.from({ length: width * height }, (_, i) =>
    draw(i % width, Math.floor(i / width)),
  );
  const channels = (pixels[0]?.length ?? 1) as 1 | 2 | 3 | 4;
  const samples = (depth === 16 ? Uint16Array : Uint8Array).from(pixels.flat());
  const picture = sharp(samples, { raw: { width, height, channels } });
  if (channels <= 2) return picture.toColourspace(depth === 16 ? 'grey16' : 'b-w');
  return picture.toColourspace(depth === 16 ? 'rgb16' : 'srgb');
}

/** An 8-bit grey PNG. */
export function greyPng(
  width: number,
  height: number,
  level: (x: number, y: number) => number,
): Promise<Buffer> {
  return makeImage(width, height, (x, y) => [level(x, y)])
    .png()
    .toBuffer();
}
