import sharp from 'sharp';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { Grey } from './Grey.js';
import { isBmp, readBmp } from './readBmp.js';

// Eight times the largest mammogram, and no side of more: a few kilobytes can claim any size. Looked at
// before anything is decoded.
const limitInputPixels = 2 ** 26;
const longestSide = 2 ** 14;
const whatIsTooLarge = `larger than ${limitInputPixels} pixels or ${longestSide} along a side`;
// The library draws SVG and PDF too, which are no recordings of anything.
const formats = new Set(['png', 'jpeg', 'tiff', 'webp']);

/**
 * Decodes PNG, JPEG, TIFF, BMP and WebP: colour by its luma (Rec. 601), 16 bits by their upper 8 (the
 * lower 8 where those are all zero), turned upright by EXIF, alpha ignored, of several pages the first.
 * @param file for the error's place
 * @throws FoldcamError FOLDCAM_E_IMAGE_UNREADABLE
 */
export async function readGrey(bytes: Uint8Array, file: string): Promise<Grey> {
  try {
    return isBmp(bytes) ? readBmp(bytes, luma, checkSize) : await decode(bytes);
  } catch (cause) {
    const told = cause instanceof Error ? cause.message : String(cause);
    const reason = /exceeds pixel limit/.test(told) ? `it is ${whatIsTooLarge}` : told;
    throw new FoldcamError(
      'FOLDCAM_E_IMAGE_UNREADABLE',
      `${file} cannot be decoded: ${bytes.length === 0 ? 'it is empty' : reason}`,
      { where: { file }, cause },
    );
  }
}

/** @throws RangeError */
function checkSize(width: number, height: number): void {
  if (Math.max(width, height) > longestSide || width * height > limitInputPixels) {
    throw new RangeError(`it is ${width}×${height}, ${whatIsTooLarge}`);
  }
}

async function decode(bytes: Uint8Array): Promise<Grey> {
  const image = sharp(bytes, { failOn: 'error', limitInputPixels, autoOrient: true });
  const { format, depth, channels, space, width: across, height: down } = await image.metadata();
  if (!formats.has(format)) throw new RangeError(`${format} is not read`);
  checkSize(across, down);
  // Of others nobody can say which value is black and which is white.
  if (depth !== 'uchar' && depth !== 'ushort')
    throw new RangeError(`samples of type ${depth} are not read`);
  const deep = depth === 'ushort';
  const grey = channels <= 2 && space !== 'cmyk';
  const upright = grey
    ? image.toColourspace(deep ? 'grey16' : 'b-w')
    : image.toColourspace(deep ? 'rgb16' : 'srgb');
  const { data, info } = await upright
    .removeAlpha()
    .raw({ depth: deep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const samples = deep
    ? upperBits(new Uint16Array(data.buffer, data.byteOffset, data.length / 2))
    : data;
  const { width, height } = info;
  if (info.channels === 1) return { data: Uint8Array.from(samples), width, height };
  const out = new Uint8Array(width * height);
  for (let i = 0; i < out.length; i++) {
    const at = i * info.channels;
    out[i] = luma(samples[at] ?? 0, samples[at + 1] ?? 0, samples[at + 2] ?? 0);
  }
  return { data: out, width, height };
}

// Masks of 0 and 1, and 8-bit recordings, are stored in 16 bits too.
function upperBits(samples: Uint16Array): Uint16Array {
  const shift = samples.some((value) => value > 255) ? 8 : 0;
  return samples.map((value) => value >> shift);
}

// In integers, so that grey pixels stay exactly as they are.
function luma(r: number, g: number, b: number): number {
  return Math.floor((299 * r + 587 * g + 114 * b + 500) / 1000);
}
