// As many intervals as fit into a cache; small images have fewer pixels than that.
const most = 2 ** 16;
// Above it the runtime's own sort is faster than insertion.
const short = 24;

/** The bits of a number that its tag takes. */
export const tagBits = 3;

// Where a number's lower half lies.
export const lowerHalf = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 1;

/**
 * A rising copy of finite numbers, each with its tag in its last two bits: numbers sort many times faster than
 * indices to them. Those that are equal but for these bits stand together, in any order.
 *
 * Values of a map are spread smoothly, many of them near its lowest one: dealt into intervals that widen from there,
 * few are left to compare (Dobosiewicz, Information Processing Letters 7 (1978), 1–6).
 * @param tags 0 to 3 each
 */
export function sortTagged(values: Float64Array, tags: Uint8Array): Float64Array {
  const n = values.length;
  let [lowest, highest] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    const value = values[i] as number;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const count = Math.max(2, Math.min(most, n));
  const scale = 1 / (highest - lowest);
  const intervals = new Uint16Array(n);
  const ends = new Uint32Array(count + 1);
  for (let i = 0; i < n; i++) {
    const above = (values[i] as number) - lowest;
    // The lowest value is alone in the first: where a map is cut off at 0, that is much of it.
    const interval = above === 0 ? 0 : 1 + ((Math.sqrt(above * scale) * (count - 2)) | 0);
    intervals[i] = interval;
    ends[interval + 1] = (ends[interval + 1] as number) + 1;
  }
  for (let k = 1; k <= count; k++) ends[k] = (ends[k] as number) + (ends[k - 1] as number);
  const dealt = new Float64Array(n);
  const bits = new Uint32Array(dealt.buffer);
  // Each start moves on to where the next interval starts.
  for (let i = 0; i < n; i++) {
    const interval = intervals[i] as number;
    const at = ends[interval] as number;
    ends[interval] = at + 1;
    dealt[at] = values[i] as number;
    const half = 2 * at + lowerHalf;
    bits[half] = ((bits[half] as number) & ~tagBits) | (tags[i] as number);
  }
  let start = ends[0] as number;
  for (let k = 1; k < count; k++) {
    const end = ends[k] as number;
    if (end - start > short) dealt.subarray(start, end).sort();
    else if (end - start > 1) insert(dealt, start, end);
    start = end;
  }
  return dealt;
}

function insert(values: Float64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const value = values[i] as number;
    let at = i;
    while (at > start && (values[at - 1] as number) > value) {
      values[at] = values[at - 1] as number;
      at--;
    }
    values[at] = value;
  }
}
