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
export function findPoint(map: Float64Array, width: number): Point | undefined {
  let best = 0;
  let count = 0;
  let highest = -Infinity;
  let lowest = Infinity;
  for (let i = 0; i < map.length; i++) {
    const value = map[i] as number;
    if (!Number.isFinite(value)) return undefined;
    if (value < lowest) lowest = value;
    if (value > highest) {
      highest = value;
      best = i;
      count = 1;
    } else if (value === highest) count++;
  }
  if (!(highest > lowest)) return undefined;
  return { x: best % width, y: Math.floor(best / width), tie: count > 1 };
}
