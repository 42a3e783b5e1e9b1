/** Splits 0 … count − 1 into ranges [start, end) of at most `size`. */
export function batches(count: number, size: number): (readonly [number, number])[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, b) => [
    b * size,
    Math.min(count, (b + 1) * size),
  ]);
}
