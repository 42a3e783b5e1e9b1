/** Seconds that a cell is taken to compute. */
export const spent = 1;
