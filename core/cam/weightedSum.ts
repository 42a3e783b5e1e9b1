import type { Tap } from './Tap.js';

/** Σ over channels of weight · activation, at every cell: height × width. */
export function weightedSum(tap: Tap, weights: ArrayLike<number>): Float64Array {
  const { data, channels } = tap;
  const map = new Float64Array(data.length / channels);
  for (let cell = 0; cell < map.length; cell++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) {
      sum += (weights[c] as number) * (data[cell * channels + c] as number);
    }
    map[cell] = sum;
  }
  return map;
}
