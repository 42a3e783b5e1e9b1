/**
 * Exact Euclidean distance of every pixel's centre to the nearest marked pixel's centre.
 * Felzenszwalb & Huttenlocher, Theory of Computing 8 (2012), 415–428.
 * @param mask height × width, non-zero = marked
 * @param spacing pixel size; the distances are in its unit
 * @returns height × width; Infinity everywhere when nothing is marked
 */
export function distanceTransform(
  mask: Uint8Array,
  width: number,
  height: number,
  spacing = { x: 1, y: 1 },
): Float64Array {
  const rows = rowsToMarked(mask, width);
  const line = new Float64Array(width);
  const scratch = {
    vertices: new Int32Array(width),
    bounds: new Float64Array(width + 1),
    result: new Float64Array(width),
  };
  const distances = new Float64Array(mask.length);
  const square = spacing.y * spacing.y;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    for (let x = 0; x < width; x++) {
      const away = rows[start + x] as number;
      line[x] = away === unmarked ? Infinity : away * away * square;
    }
    const result = lowerEnvelope(line, width, spacing.x, scratch);
    for (let x = 0; x < width; x++) distances[start + x] = Math.sqrt(result[x] as number);
  }
  return distances;
}

const unmarked = 2 ** 31 - 1;

// How many rows each pixel is away from the nearest marked one of its column.
function rowsToMarked(mask: Uint8Array, width: number): Int32Array {
  const rows = new Int32Array(mask.length);
  const beyond = (at: number): number => {
    const away = at < 0 || at >= rows.length ? unmarked : (rows[at] as number);
    return away === unmarked ? unmarked : away + 1;
  };
  for (let at = 0; at < rows.length; at++) rows[at] = mask[at] ? 0 : beyond(at - width);
  for (let at = rows.length - 1; at >= 0; at--) {
    const away = beyond(at + width);
    if (away < (rows[at] as number)) rows[at] = away;
  }
  return rows;
}

interface Scratch {
  readonly vertices: Int32Array;
  readonly bounds: Float64Array;
  readonly result: Float64Array;
}

// One dimension: the lower envelope of the parabolas (p − q)² · step² + f(q).
function lowerEnvelope(f: Float64Array, n: number, step: number, scratch: Scratch): Float64Array {
  const { vertices, bounds, result } = scratch;
  const square = step * step;
  let k = -1;
  for (let q = 0; q < n; q++) {
    const height = f[q] as number;
    if (height === Infinity) continue;
    let start = -Infinity;
    while (k >= 0) {
      const v = vertices[k] as number;
      start = ((height - (f[v] as number)) / square + q * q - v * v) / (2 * (q - v));
      if (start > (bounds[k] as number)) break;
      k--;
    }
    k++;
    vertices[k] = q;
    bounds[k] = k === 0 ? -Infinity : start;
  }
  if (k < 0) return result.fill(Infinity, 0, n);
  bounds[k + 1] = Infinity;
  let j = 0;
  for (let p = 0; p < n; p++) {
    while ((bounds[j + 1] as number) < p) j++;
    const v = vertices[j] as number;
    result[p] = (p - v) * (p - v) * square + (f[v] as number);
  }
  return result;
}
