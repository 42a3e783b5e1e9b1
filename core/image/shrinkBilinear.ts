/** Weighted source samples of every output sample along one axis. */
interface Axis {
  readonly first: Int32Array;
  /** Where the weights of each begin, and the last ones end. */
  readonly starts: Int32Array;
  readonly weights: Float64Array;
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
  for (let y = 0; y < height; y++) {
    const from = y * width;
    const to = y * outWidth;
    for (let x = 0; x < outWidth; x++) {
      const start = columns.starts[x] as number;
      const end = columns.starts[x + 1] as number;
      const at = from + (columns.first[x] as number) - start;
      let sum = 0;
      for (let i = start; i < end; i++) {
        sum += (columns.weights[i] as number) * (source[at + i] as number);
      }
      narrow[to + x] = sum;
    }
  }
  const out = new Float64Array(outWidth * outHeight);
  for (let y = 0; y < outHeight; y++) {
    const to = y * outWidth;
    const start = rows.starts[y] as number;
    for (let i = start; i < (rows.starts[y + 1] as number); i++) {
      const weight = rows.weights[i] as number;
      const from = ((rows.first[y] as number) + i - start) * outWidth;
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
  const starts = new Int32Array(outSize + 1);
  const weights = new Float64Array(outSize * Math.ceil(2 * reach + 1));
  let to = 0;
  for (let i = 0; i < outSize; i++) {
    const centre = (i + 0.5) * scale;
    const start = Math.max(0, Math.floor(centre - reach + 0.5));
    const end = Math.min(size, Math.floor(centre + reach + 0.5));
    first[i] = start;
    const own = to;
    let sum = 0;
    for (let k = start; k < end; k++, to++) {
      const weight = Math.max(0, 1 - Math.abs(k + 0.5 - centre) / reach);
      weights[to] = weight;
      sum += weight;
    }
    for (let k = own; k < to; k++) weights[k] = (weights[k] as number) / sum;
    starts[i + 1] = to;
  }
  return { first, starts, weights };
}
