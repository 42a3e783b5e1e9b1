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
  const squared = Float64Array.from(mask, (marked) => (marked ? 0 : Infinity));
  const longest = Math.max(width, height);
  const line = new Float64Array(longest);
  const scratch = {
    vertices: new Int32Array(longest),
    bounds: new Float64Array(longest + 1),
    result: new Float64Array(longest),
  };
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) line[y] = squared[y * width + x] as number;
    const result = lowerEnvelope(line, height, spacing.y, scratch);
    for (let y = 0; y < height; y++) squared[y * width + x] = result[y] as number;
  }
  for (let y = 0; y < height; y++) {
    line.set(squared.subarray(y * width, (y + 1) * width));
    squared.set(lowerEnvelope(line, width, spacing.x, scratch).subarray(0, width), y * width);
  }
  return squared.map(Math.sqrt);
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
