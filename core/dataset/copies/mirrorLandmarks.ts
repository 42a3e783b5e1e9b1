import type { Landmarks } from './findLandmarks.js';

/** Those of the picture mirrored left to right, in the same order. */
export function mirrorLandmarks({ x, codes, ...rest }: Landmarks, width: number): Landmarks {
  return { ...rest, x: x.map((value) => width - value), codes: codes.map(mirrorRows) };
}

// Turns each byte, a row of eight bits, around.
function mirrorRows(word: number): number {
  let bits = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1);
  bits = ((bits >>> 2) & 0x33333333) | ((bits & 0x33333333) << 2);
  return (((bits >>> 4) & 0x0f0f0f0f) | ((bits & 0x0f0f0f0f) << 4)) >>> 0;
}
