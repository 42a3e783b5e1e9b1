type Samples = Float32Array | Float64Array | Uint8Array;

interface Axis {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly fraction: Float64Array;
}

/**
 * Bilinear resize with half-pixel centres, edges clamped, no antialiasing.
 * @param source height × width, row-major
 * @returns outHeight × outWidth
 */
export function resizeBilinear(
  source: Samples,
  width: number,
  height: number,
  outWidth: number,
  outHeight: number,
): Float64Array {
  const columns = axis(width, outWidth);
  const rows = axis(height, outHeight);
  const out = new Float64Array(outWidth * outHeight);
  // Each row of the source is stretched once, however many rows of the outcome lie beside it.
  let [upper, lower] = [new Float64Array(outWidth), new Float64Array(outWidth)];
  let [above, under] = [-1, -1];
  for (let y = 0; y < outHeight; y++) {
    const [top, bottom] = [rows.low[y] as number, rows.high[y] as number];
    if (top === under) [upper, lower, above, under] = [lower, upper, under, above];
    if (top !== above) stretch(source, top * width, columns, upper);
    if (bottom !== under) stretch(source, bottom * width, columns, lower);
    [above, under] = [top, bottom];
    const down = rows.fraction[y] as number;
    const start = y * outWidth;
    for (let x = 0; x < outWidth; x++) {
      out[start + x] = mix(upper[x] as number, lower[x] as number, down);
    }
  }
  return out;
}

function stretch(source: Samples, start: number, columns: Axis, out: Float64Array): void {
  const { low, high, fraction } = columns;
  for (let x = 0; x < out.length; x++) {
    const left = source[start + (low[x] as number)] as number;
    out[x] = mix(left, source[start + (high[x] as number)] as number, fraction[x] as number);
  }
}

/** What that resize finds at one place, in shares of the width and height. */
export function sampleBilinear(
  source: Samples,
  width: number,
  height: number,
  along: number,
  down: number,
): number {
  const x = Math.min(width - 1, Math.max(0, along * width - 0.5));
  const y = Math.min(height - 1, Math.max(0, down * height - 0.5));
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const row = (at: number): number =>
    mix(source[at * width + left] as number, source[at * width + right] as number, x - left);
  return mix(row(top), row(bottom), y - top);
}

// a + (b − a)·f keeps plateaus exactly flat, so that equal maxima stay equal; a·(1−f) + b·f does not.
const mix = (a: number, b: number, fraction: number): number => a + (b - a) * fraction;

function axis(size: number, outSize: number): Axis {
  const low = new Int32Array(outSize);
  const high = new Int32Array(outSize);
  const fraction = new Float64Array(outSize);
  for (let i = 0; i < outSize; i++) {
    const at = Math.min(size - 1, Math.max(0, ((i + 0.5) * size) / outSize - 0.5));
    low[i] = Math.floor(at);
    high[i] = Math.min(size - 1, (low[i] as number) + 1);
    fraction[i] = at - (low[i] as number);
  }
  return { low, high, fraction };
}
