import { resizeBilinear } from '../../core/image/resizeBilinear.js';
import type { MapToDraw } from './MapToDraw.js';

/** A map at an image's size, 0 to 255 of its highest value; values below zero, and what is not finite, are 0. */
export function mapLevels(map: MapToDraw, width: number, height: number): Uint8Array {
  const values = resizeBilinear(map.data, map.width, map.height, width, height);
  // By index: an iterator boxes every number, a gigabyte of garbage over a few dozen maps.
  let highest = 0;
  for (let i = 0; i < values.length; i++) highest = Math.max(highest, values[i] as number);
  const levels = new Uint8Array(values.length);
  if (!(highest > 0 && highest < Infinity)) return levels;
  const scale = 255 / highest;
  for (let i = 0; i < levels.length; i++) {
    const value = values[i] as number;
    if (value > 0) levels[i] = Math.round(value * scale);
  }
  return levels;
}
