import sharp, { type Sharp } from 'sharp';
import type { OverlayFormat } from '../../core/sweep/OverlayFormat.js';
import { inferno } from './inferno.js';
import type { Grey } from './Grey.js';
import { mapLevels } from './mapLevels.js';
import type { MapToDraw } from './MapToDraw.js';

/**
 * The image with the map over it, in the image's size. Values below zero speak against the label and stay
 * clear; the more a value is, the less of the image shows through.
 */
export function drawOverlay(
  grey: Grey,
  map: MapToDraw,
  format: OverlayFormat,
): Promise<Uint8Array> {
  const picture = blend(grey, map);
  if (format === 'jpeg') return picture.jpeg(nearlyAll).toBuffer();
  // A level more, or filters, take half as long again, for 15 % less: speckle does not compress.
  return picture.png({ compressionLevel: 1, adaptiveFiltering: false }).toBuffer();
}

/** Half a level from PNG on average, in a tenth of its bytes. Codes of its own would take twice as long, for 3 % less. */
const nearlyAll = { quality: 90, chromaSubsampling: '4:4:4', optimiseCoding: false };

/** The same small, as JPEG, to be embedded in a page. */
export function drawThumbnail(grey: Grey, map: MapToDraw, longest: number): Promise<Uint8Array> {
  const small = blend(grey, map).resize(longest, longest, {
    fit: 'inside',
    withoutEnlargement: true,
  });
  return small.jpeg({ quality: 82 }).toBuffer();
}

function blend(grey: Grey, map: MapToDraw): Sharp {
  const { width, height, data } = grey;
  const levels = mapLevels(map, width, height);
  // A pixel's three bytes are written with one more, which the next pixel overwrites.
  const out = new DataView(new ArrayBuffer(3 * levels.length + 1));
  for (let i = 0, at = 0; i < levels.length; i++, at += 3) {
    const entry = (levels[i] as number) * shades + (data[i] as number);
    out.setUint32(at, blended[entry] as number, true);
  }
  const pixels = new Uint8Array(out.buffer, 0, 3 * levels.length);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

const shades = 256;
const opacity = (level: number): number => (0.7 * level) / 255;
/** By the map's level and the image's shade, a byte each: the share that shows through, and the map's colour. */
const blended = new Uint32Array(shades * shades);
for (let level = 0; level < shades; level++) {
  const [red = 0, green = 0, blue = 0] = inferno.subarray(3 * level);
  const through = 1 - opacity(level);
  for (let shade = 0; shade < shades; shade++) {
    const mix = (heat: number): number => Math.floor(shade * through + opacity(level) * heat);
    blended[level * shades + shade] = mix(red) | (mix(green) << 8) | (mix(blue) << 16);
  }
}
