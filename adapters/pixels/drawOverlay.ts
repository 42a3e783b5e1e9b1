import sharp, { type Sharp } from 'sharp';
import { resizeBilinear } from '../../core/image/resizeBilinear.js';
import { inferno } from './inferno.js';
import type { Grey } from './Grey.js';

export interface MapToDraw {
  /** height × width */
  readonly data: Float32Array | Float64Array;
  readonly width: number;
  readonly height: number;
}

/**
 * The image with the map over it, as PNG of the image's size. Values below zero speak against the label
 * and stay clear; the more a value is, the less of the image shows through.
 */
export function drawOverlay(grey: Grey, map: MapToDraw): Promise<Uint8Array> {
  return blend(grey, map).png({ compressionLevel: 6, adaptiveFiltering: false }).toBuffer();
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
  const { width, height } = grey;
  const values = resizeBilinear(map.data, map.width, map.height, width, height);
  let highest = 0;
  for (const value of values) if (value > highest) highest = value;
  const scale = highest > 0 && Number.isFinite(highest) ? 255 / highest : 0;
  const out = new Uint8Array(width * height * 3);
  for (let i = 0; i < values.length; i++) {
    const level = Math.max(0, Math.round((values[i] as number) * scale)) || 0;
    const opacity = (0.7 * level) / 255;
    const background = (1 - opacity) * (grey.data[i] as number);
    for (let c = 0; c < 3; c++) {
      out[3 * i + c] = background + opacity * (inferno[3 * level + c] as number);
    }
  }
  return sharp(out, { raw: { width, height, channels: 3 } });
}
