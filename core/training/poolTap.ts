import { poolings } from '../sweep/Recipe.js';

/**
 * Pooled statistics of one tap over its cells: mean, population standard deviation and maximum, in the
 * order of `poolings`.
 * @param data cells × channels, row-major
 * @returns poolings × channels
 */
export function poolTap(data: Float32Array, channels: number): Float32Array {
  const cells = data.length / channels;
  const mean = new Float64Array(channels);
  const squares = new Float64Array(channels);
  const pooled = new Float32Array(poolings.length * channels);
  const max = pooled.subarray(2 * channels).fill(-Infinity);
  for (let i = 0; i < data.length; i += channels) {
    for (let c = 0; c < channels; c++) {
      const value = data[i + c] as number;
      mean[c] = (mean[c] as number) + value / cells;
      if (value > (max[c] as number)) max[c] = value;
    }
  }
  // Two passes: the difference of large squares would lose the small deviations.
  for (let i = 0; i < data.length; i += channels) {
    for (let c = 0; c < channels; c++) {
      const difference = (data[i + c] as number) - (mean[c] as number);
      squares[c] = (squares[c] as number) + (difference * difference) / cells;
    }
  }
  pooled.set(mean);
  pooled.set(squares.map(Math.sqrt), channels);
  return pooled;
}
