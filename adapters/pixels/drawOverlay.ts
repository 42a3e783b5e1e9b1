import sharp, { type Sharp } from 'sharp';
import { inferno } from './inferno.js';
import type { Grey } from './Grey.js';
import { mapLevels } from './mapLevels.js';
import type { MapToDraw } from './MapToDraw.js';

/**
 * The image with the map over it, as PNG of the image's size. Values below zero speak against the label
 * and stay clear; the more a value is, the less of the image shows through.
 */
export function drawOverlay(grey: Grey, map: MapToDraw): Promise<Uint8Array> {
  return blend(grey, map).png({ compressionLevel: 2, adaptiveFiltering: false }).toBuffer();
}

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
const blended = Uint32Array.from({ length: shades * shades }, (_, i) => {
  const [level, shade] = [Math.floor(i / shades), i % shades];
  const [red, green, blue] = [0, 1, 2].map((channel) => {
    const heat = opacity(level) * (inferno[3 * level + channel] as number);
    return Math.floor(shade * (1 - opacity(level)) + heat);
  }) as [number, number, number];
  return red | (green << 8) | (blue << 16);
});
