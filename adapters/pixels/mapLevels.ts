import { resizeBilinear } from '../../core/image/resizeBilinear.js';
import type { MapToDraw } from './MapToDraw.js';

/** A map at an image's size, 0 to 255 of its highest value; values below zero, and what is not finite, are 0. */
export function mapLevels(map: MapToDraw, width: number, height: number): Uint8Array {
  const values = resizeBilinear(map.data, map.width, map.height, width, height);
  let highest = 0;
  // By index: an iterator boxes every number, a gigabyte of garbage over a few dozen maps.
  for (let i = 0; i < values.length; i++) highest = Math.max(highest, values[i] as number);
  const scale = highest > 0 && Number.isFinite(highest) ? 255 / highest : 0;
  const levels = new Uint8Array(values.length);
  for (let i = 0; i < levels.length; i++) {
    levels[i] = Math.max(0, Math.round((values[i] as number) * scale)) || 0;
  }
  return levels;
}
