import { layMap, type LaidMap } from '../pixels/layMap.js';

export interface Point {
  readonly x: number;
  readonly y: number;
  /** Other pixels have the same value. */
  readonly tie: boolean;
}

/**
 * The maximum of a map, the first in row order; nothing for a constant or non-finite map.
 * @param map height × width
 */
export const findPoint = (map: Float64Array, width: number): Point | undefined =>
  pointOf(layMap(map), width);

/** The same of a map that is laid already. */
export function pointOf(
  { highest, lowest, first, equal }: LaidMap,
  width: number,
): Point | undefined {
  if (!Number.isFinite(highest) || !Number.isFinite(lowest) || highest === lowest) return undefined;
  return { x: first % width, y: Math.floor(first / width), tie: equal > 1 };
}
