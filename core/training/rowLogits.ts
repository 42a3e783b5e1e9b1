import { takeRows } from './takeRows.js';

/** bias + Σ weights · row, of every row, each in its own order. */
export function rowLogits(
  rows: readonly Float32Array[],
  weights: Float64Array,
  bias: number,
): Float64Array {
  const logits = new Float64Array(rows.length);
  const { columns, ofRows, put, dotRows } = takeRows(weights.length);
  columns.set(weights);
  for (let r = 0; r < rows.length; r += ofRows.length) {
    const some = rows.slice(r, r + ofRows.length);
    put(some);
    ofRows.fill(bias);
    dotRows();
    logits.set(ofRows.subarray(0, some.length), r);
  }
  return logits;
}
