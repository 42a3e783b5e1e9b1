/** Weighted source samples of every output sample along one axis. */
interface Axis {
  readonly first: Int32Array;
  readonly weights: readonly Float64Array[];
}

/**
 * Bilinear resize with half-pixel centres whose triangle widens as the image shrinks, so that every
 * source pixel counts (antialiasing). Enlarging, it is plain bilinear interpolation. The kernel of
 * PyTorch's and TensorFlow's `antialias=True`, and of Pillow's BILINEAR but for its rounding.
 * @param source height × width, row-major
 * @returns outHeight × outWidth
 */
export function shrinkBilinear(
  source: ArrayLike<number>,
  width: number,
  height: number,
  outWidth: number,
  outHeight: number,
): Float64Array {
  const columns = axis(width, outWidth);
  const rows = axis(height, outHeight);
  const narrow = new Float64Array(outWidth * height);
  for (let x = 0; x < outWidth; x++) {
    const first = columns.first[x] as number;
    const weights = columns.weights[x] as Float64Array;
    for (let y = 0; y < height; y++) {
      const at = y * width + first;
      let sum = 0;
      for (let i = 0; i < weights.length; i++) {
        sum += (weights[i] as number) * (source[at + i] as number);
      }
      narrow[y * outWidth + x] = sum;
    }
  }
  const out = new Float64Array(outWidth * outHeight);
  for (let y = 0; y < outHeight; y++) {
    const first = rows.first[y] as number;
    const weights = rows.weights[y] as Float64Array;
    const to = y * outWidth;
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i] as number;
      const from = (first + i) * outWidth;
      for (let x = 0; x < outWidth; x++) {
        out[to + x] = (out[to + x] as number) + weight * (narrow[from + x] as number);
      }
    }
  }
  return out;
}

function axis(size: number, outSize: number): Axis {
  const scale = size / outSize;
  const reach = Math.max(1, scale);
  const first = new Int32Array(outSize);
  const weights = Array.from({ length: outSize }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const start = Math.max(0, Math.floor(centre - reach + 0.5));
    const end = Math.min(size, Math.floor(centre + reach + 0.5));
    first[i] = start;
    const own = Float64Array.from({ length: end - start }, (_unused, k) =>
      Math.max(0, 1 - Math.abs(start + k + 0.5 - centre) / reach),
    );
    const sum = own.reduce((a, b) => a + b, 0);
    return own.map((weight) => weight / sum);
  });
  return { first, weights };
}
