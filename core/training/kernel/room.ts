/** How many rows are worked on side by side. */
export const together = 8;
/** Numbers that are taken at once: a row is as many times so long. */
export const step = 4;

/** One number a column, 8 bytes each; zeros where a row has been made longer. */
export let columns: usize = 0;
/** What rows add up to, one number a column as well. */
export let sums: usize = 0;
/** One number a row. */
export let ofRows: usize = 0;
/** The rows, 4 bytes a number. */
export let rows: usize = 0;

/**
 * Makes room for rows of so many numbers, a whole number of steps; all of them are zeros.
 * @returns false where there is no such memory
 */
export function reserve(width: i32): bool {
  columns = (__heap_base + 15) & ~15;
  sums = columns + 8 * <usize>width;
  ofRows = sums + 8 * <usize>width;
  rows = ofRows + 8 * together;
  const bytes = 4 * together * <usize>width;
  const pages = <i32>((rows + bytes + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) return false;
  memory.fill(columns, 0, rows + bytes - columns);
  return true;
}

/** Four numbers of a row, as they are kept. */
export function single(row: i32, column: i32, width: i32): v128 {
  return v128.load(rows + 4 * (<usize>row * <usize>width + <usize>column));
}

export function columnsAt(column: i32): usize {
  return columns + 8 * <usize>column;
}

export function sumsAt(column: i32): usize {
  return sums + 8 * <usize>column;
}

export function ofRow(row: i32): usize {
  return ofRows + 8 * <usize>row;
}
