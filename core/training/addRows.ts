import { takeRows } from './takeRows.js';

/**
 * Adds every row, times its slope, one row after another.
 * @param sums changed in place
 */
export function addRows(
  sums: Float64Array,
  rows: readonly Float32Array[],
  slopes: Float64Array,
): void {
  const { columns, ofRows, put, addRows: addThese } = takeRows(sums.length);
  columns.set(sums);
  for (let r = 0; r < rows.length; r += ofRows.length) {
    put(rows.slice(r, r + ofRows.length));
    ofRows.fill(0);
    ofRows.set(slopes.subarray(r, r + ofRows.length));
    addThese();
  }
  sums.set(columns);
}
