/** The mean over (2 · radius + 1)² pixels, of those that are there. */
export function boxBlur(
  from: Float64Array,
  width: number,
  height: number,
  radius: number,
): Float64Array {
  const along = (source: Float64Array, length: number, step: number): Float64Array =>
    source.map((_, i) => {
      const place = Math.floor(i / step) % length;
      const first = Math.max(0, place - radius);
      const last = Math.min(length - 1, place + radius);
      let sum = 0;
      for (let k = first; k <= last; k++) sum += source[i + (k - place) * step] as number;
      return sum / (last - first + 1);
    });
  return along(along(from, width, 1), height, width);
}
