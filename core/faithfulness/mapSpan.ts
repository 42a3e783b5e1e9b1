/** The lowest and the highest value of a map; nothing where it is constant or not finite. */
export function mapSpan(
  map: Float32Array | Float64Array,
): { readonly low: number; readonly high: number } | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (const value of map) {
    if (!Number.isFinite(value)) return undefined;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high > low ? { low, high } : undefined;
}
