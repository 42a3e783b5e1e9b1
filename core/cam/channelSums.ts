/**
 * Per channel the sum over the cells of `data`, or of data · factor.
 * @param data cells × channels
 */
export function channelSums(
  data: Float32Array,
  channels: number,
  factor?: Float32Array,
): Float64Array {
  const sums = new Float64Array(channels);
  for (let start = 0; start < data.length; start += channels) {
    for (let c = 0; c < channels; c++) {
      const value = data[start + c] as number;
      const weighted = factor ? value * (factor[start + c] as number) : value;
      sums[c] = (sums[c] as number) + weighted;
    }
  }
  return sums;
}
