/**
 * M · Mᵀ of a matrix: the products of every two rows.
 * @param matrix rows × columns, row-major
 * @returns rows × rows
 */
export function gram(matrix: Float64Array, columns: number): Float64Array {
  const rows = matrix.length / columns;
  const out = new Float64Array(rows * rows);
  const put = (a: number, b: number, value: number): void => {
    out[a * rows + b] = value;
    out[b * rows + a] = value;
  };
  // Two rows by two at a time: a number that is read once serves twice.
  for (let a = 0; a < rows; a += 2) {
    const a0 = a * columns;
    const a1 = Math.min(a + 1, rows - 1) * columns;
    for (let b = a; b < rows; b += 2) {
      const b0 = b * columns;
      const b1 = Math.min(b + 1, rows - 1) * columns;
      let [s00, s01, s10, s11] = [0, 0, 0, 0];
      for (let c = 0; c < columns; c++) {
        const x0 = matrix[a0 + c] as number;
        const x1 = matrix[a1 + c] as number;
        const y0 = matrix[b0 + c] as number;
        const y1 = matrix[b1 + c] as number;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
      }
      put(a, b, s00);
      if (b + 1 < rows) put(a, b + 1, s01);
      if (a + 1 < rows) put(a + 1, b, s10);
      if (a + 1 < rows && b + 1 < rows) put(a + 1, b + 1, s11);
    }
  }
  return out;
}
