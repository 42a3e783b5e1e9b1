/**
 * Adds every row, times its slope, one row after another; four in one go, so that sums are kept at hand.
 * @param sums changed in place
 */
export function addRows(
  sums: Float64Array,
  rows: readonly Float32Array[],
  slopes: Float64Array,
): void {
  const none = new Float32Array(sums.length);
  for (let r = 0; r < rows.length; r += 4) {
    const [a = none, b = none, c = none, d = none] = rows.slice(r, r + 4);
    const [ofA = 0, ofB = 0, ofC = 0, ofD = 0] = slopes.subarray(r, r + 4);
    for (let j = 0; j < sums.length; j++) {
      let sum = sums[j] as number;
      sum += ofA * (a[j] as number);
      sum += ofB * (b[j] as number);
      sum += ofC * (c[j] as number);
      sum += ofD * (d[j] as number);
      sums[j] = sum;
    }
  }
}
