import { layResized } from '../../core/pixels/layMap.js';
import type { MapToDraw } from './MapToDraw.js';

/**
 * A map at an image's size, 0 to 255 of its highest value; values below zero, and what is not finite, are 0.
 * @returns a view that holds until the next map is laid
 */
export function mapLevels(map: MapToDraw, width: number, height: number): Uint8Array {
  const { kernel, pixels, highest } = layResized(map.data, map.width, map.height, width, height);
  if (!(highest > 0 && highest < Infinity)) return new Uint8Array(pixels);
  kernel.shade(pixels);
  return new Uint8Array(kernel.memory.buffer, kernel.tags.value, pixels);
}
