/**
 * bias + Σ weights · row, of every row. Four rows side by side, each in its own order: one alone would wait
 * for its last addition.
 */
export function rowLogits(
  rows: readonly Float32Array[],
  weights: Float64Array,
  bias: number,
): Float64Array {
  const logits = new Float64Array(rows.length);
  const none = new Float32Array(weights.length);
  for (let r = 0; r < rows.length; r += 4) {
    const [a = none, b = none, c = none, d = none] = rows.slice(r, r + 4);
    let [ofA, ofB, ofC, ofD] = [bias, bias, bias, bias];
    for (let j = 0; j < weights.length; j++) {
      const weight = weights[j] as number;
      ofA += weight * (a[j] as number);
      ofB += weight * (b[j] as number);
      ofC += weight * (c[j] as number);
      ofD += weight * (d[j] as number);
    }
    logits.set([ofA, ofB, ofC, ofD].slice(0, rows.length - r), r);
  }
  return logits;
}
