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
  for (let y = 0; y < outHeight; y++) {
    const top = (rows.low[y] as number) * width;
    const bottom = (rows.high[y] as number) * width;
    const down = rows.fraction[y] as number;
    for (let x = 0; x < outWidth; x++) {
      const left = columns.low[x] as number;
      const right = columns.high[x] as number;
      const along = columns.fraction[x] as number;
      const upper = mix(source[top + left] as number, source[top + right] as number, along);
      const lower = mix(source[bottom + left] as number, source[bottom + right] as number, along);
      out[y * outWidth + x] = mix(upper, lower, down);
    }
  }
  return out;
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
