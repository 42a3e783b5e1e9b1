/**
 * Intersection over union of the region and the pixels that have the i-th distinct value or a higher
 * one. NaN where both are empty.
 * @param all @param inside see `topShare`
 */
export function iou(all: Uint32Array, inside: Uint32Array, i: number): number {
  const hits = inside[i] as number;
  return hits / ((all[i] as number) + (inside.at(-1) as number) - hits);
}

/** The highest over all thresholds; no less than the region's share of the image, which calling all gives. */
export function iouBest(all: Uint32Array, inside: Uint32Array): number {
  let best = 0;
  const size = inside.at(-1) ?? 0;
  for (let i = 0; i < all.length; i++) {
    const hits = inside[i] as number;
    const value = hits / ((all[i] as number) + size - hits);
    if (value > best) best = value;
  }
  return best;
}

/**
 * The last of the falling values that is not below the middle between the highest and the lowest: one
 * half of the maximum, once the map is scaled from 0 to 1.
 */
export function halfIndex(values: Float64Array): number {
  const middle = ((values[0] as number) + (values.at(-1) as number)) / 2;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const at = (low + high + 1) >> 1;
    if ((values[at] as number) >= middle) low = at;
    else high = at - 1;
  }
  return low;
}
