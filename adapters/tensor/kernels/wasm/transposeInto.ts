/** Writes a rows × columns matrix transposed, in blocks that stay in the cache. */
export function transposeInto(
  target: Float32Array,
  source: Float32Array,
  rows: number,
  columns: number,
): void {
  const block = 16;
  for (let first = 0; first < rows; first += block) {
    const end = Math.min(rows, first + block);
    for (let column = 0; column < columns; column++) {
      for (let row = first; row < end; row++) {
        target[column * rows + row] = source[row * columns + column] as number;
      }
    }
  }
}
