/** The bits of a number that its tag takes. */
export const tagBits = 3;

// Where a number's halves lie.
export const lowerHalf = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 1;
export const upperHalf = 1 - lowerHalf;

// Keys are an interval and a tag, of two digits: few enough starts of each for the nearest cache, and hardly
// two values of a smooth map in one interval. With the tags, equal values are in order, too.
const digitBits = 11;
const radix = 1 << digitBits;
const intervals = radix ** 2 / (tagBits + 1);

// Places that values may be moved by insertion, on average: beyond it the runtime's own sort is faster.
const patience = 16;

interface Room {
  readonly size: number;
  readonly keys: Uint32Array;
  readonly highDigits: Uint16Array;
  readonly half: Float64Array;
  readonly whole: Float64Array;
}

const roomFor = (size: number): Room => ({
  size,
  keys: new Uint32Array(size),
  highDigits: new Uint16Array(size),
  half: new Float64Array(size),
  whole: new Float64Array(size),
});

// Kept for the next map: to give so much back, and to take it again, costs as much as the sorting. For more
// pixels than these, 46 MB of room, it is not held on to.
const mostKept = 2 ** 21;
let kept = roomFor(0);

/**
 * A rising copy of finite numbers, each with its tag in its last two bits: numbers sort many times faster than
 * indices to them. Those that are equal but for these bits stand together, in any order.
 *
 * Values of a map are spread smoothly, many of them near its lowest one: dealt into intervals that widen from there,
 * few are left to compare (Dobosiewicz, Information Processing Letters 7 (1978), 1–6).
 * @param tags 0 to 3 each
 * @returns valid until the next call
 */
export function sortTagged(values: Float64Array, tags: Uint8Array): Float64Array {
  const n = values.length;
  const room = kept.size < n ? roomFor(n) : kept;
  if (n <= mostKept) kept = room;
  const { keys, highDigits, half } = room;
  const { low, high } = findKeys(values, tags, keys);
  const from = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  const to = new Uint32Array(half.buffer);
  for (let i = 0; i < n; i++) {
    const key = keys[i] as number;
    const digit = key & (radix - 1);
    const at = low[digit] as number;
    low[digit] = at + 1;
    to[2 * at + lowerHalf] = ((from[2 * i + lowerHalf] as number) & ~tagBits) | (key & tagBits);
    to[2 * at + upperHalf] = from[2 * i + upperHalf] as number;
    highDigits[at] = key >>> digitBits;
  }
  const dealt = room.whole.subarray(0, n);
  for (let i = 0; i < n; i++) {
    const digit = highDigits[i] as number;
    const at = high[digit] as number;
    high[digit] = at + 1;
    dealt[at] = half[i] as number;
  }
  return isInserted(dealt) ? dealt : dealt.sort();
}

/** One of the sorted numbers without its tag. */
export function untagged(sorted: Float64Array, at: number): number {
  const value = sorted.slice(at, at + 1);
  const bits = new Uint32Array(value.buffer);
  bits[lowerHalf] = (bits[lowerHalf] ?? 0) & ~tagBits;
  return value[0] ?? NaN;
}

/**
 * The key of each value, and where those of each digit begin.
 * @param keys is written
 */
function findKeys(
  values: Float64Array,
  tags: Uint8Array,
  keys: Uint32Array,
): { readonly low: Uint32Array; readonly high: Uint32Array } {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    lowest = Math.min(lowest, values[i] as number);
    highest = Math.max(highest, values[i] as number);
  }
  const scale = 1 / (highest - lowest);
  const [low, high] = [new Uint32Array(radix + 1), new Uint32Array(radix + 1)];
  for (let i = 0; i < values.length; i++) {
    const above = (values[i] as number) - lowest;
    // The lowest value is alone in the first: where a map is cut off at 0, that is much of it.
    const interval = above === 0 ? 0 : 1 + ((Math.sqrt(above * scale) * (intervals - 2)) | 0);
    const key = interval * (tagBits + 1) + (tags[i] as number);
    keys[i] = key;
    const [lowDigit, highDigit] = [key & (radix - 1), key >>> digitBits];
    low[lowDigit + 1] = (low[lowDigit + 1] as number) + 1;
    high[highDigit + 1] = (high[highDigit + 1] as number) + 1;
  }
  for (let digit = 1; digit <= radix; digit++) {
    low[digit] = (low[digit] as number) + (low[digit - 1] as number);
    high[digit] = (high[digit] as number) + (high[digit - 1] as number);
  }
  return { low, high };
}

/** Puts in order what is nearly so. @returns false where it is far from it; all values are still there */
function isInserted(values: Float64Array): boolean {
  let left = patience * values.length;
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as number;
    let at = i;
    while (at > 0 && (values[at - 1] as number) > value) {
      values[at] = values[at - 1] as number;
      at--;
    }
    values[at] = value;
    left -= i - at;
    if (left < 0) return false;
  }
  return true;
}
