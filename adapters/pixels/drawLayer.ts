import sharp from 'sharp';
import type { Grey } from './Grey.js';
import { inferno } from './inferno.js';
import { mapLevels } from './mapLevels.js';
import type { MapToDraw } from './MapToDraw.js';

/**
 * A map alone, as PNG of a size: inferno's colours, as opaque as the value is high. Laid over the image it
 * shows what `drawOverlay` does, at any strength. Values below zero are clear.
 */
export function drawLayer(map: MapToDraw, width: number, height: number): Promise<Uint8Array> {
  const levels = mapLevels(map, width, height);
  const out = new Uint8Array(width * height * 4);
  for (let i = 0, at = 0; i < levels.length; i++, at += 4) {
    const level = levels[i] as number;
    out[at] = inferno[3 * level] as number;
    out[at + 1] = inferno[3 * level + 1] as number;
    out[at + 2] = inferno[3 * level + 2] as number;
    out[at + 3] = level;
  }
  return sharp(out, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 3, adaptiveFiltering: false })
    .toBuffer();
}

/** An image as PNG, one grey channel. */
export function drawGrey({ data, width, height }: Grey): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 3 })
    .toBuffer();
}
