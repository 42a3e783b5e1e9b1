import { highest, lowest, pairAt } from './examine';
import {
  add,
  at,
  bitsAt,
  get,
  keys,
  numberAt,
  regions,
  set,
  setBits,
  shift,
  spare,
  tagAt,
  tagBits,
  tagged,
  untagged,
  values,
} from './room';
import { sortNumbers } from './sortNumbers';
import {
  beginStretches,
  endStretch,
  extendStretch,
  nextStretch,
  ties,
  writeStretches,
  writeTies,
} from './writeStretches';

// Few enough for the nearest caches.
const intervals = 512;

const counts = memory.data(4 * intervals * regions);
/** Where the next value of an interval goes among those that have to be sorted; −1 where none has to. */
const places = memory.data(4 * intervals);

/** How many pixels are at or above the middle between the highest and the lowest value of the last map. */
export let upperHalf = 0;

/**
 * Ranks the pixels of a map that was examined from the highest value down, where values that differ in their last two
 * bits alone are one. Leaves the stretches where the values began, four bytes each: a tag, 4 where the stretch ties with
 * the next one, and eight times its length.
 *
 * Values of a map are spread smoothly, many of them near its lowest one: dealt into intervals that widen from
 * there, few are left to compare (Dobosiewicz, Information Processing Letters 7 (1978), 1–6), and none in an
 * interval of one region.
 * @returns how many stretches
 */
export function rank(pixels: i32): i32 {
  const bottom = untagged(lowest);
  const top = untagged(highest);
  const range = 1 / (top - bottom);
  // A range that is next to nothing is one interval.
  const scale = range < Infinity ? range : 0;
  const middle = min(top, (bottom + top) / 2);
  const middleKey = i32x4.extract_lane(keysOf(f64x2.splat(middle), bottom, scale), 0);
  deal(pixels, bottom, scale);
  layOut(middleKey);
  tagValues(pixels);

  beginStretches(values);
  upperHalf = 0;
  for (let key = intervals - 1; key > 0; key--) {
    const size = countOf(key);
    if (size === 0) continue;
    const end = get(places, key);
    if (end < 0) extendStretch(firstTag(key), size);
    else {
      const from = at(tagged, end - size, 8);
      const above = edgeOf(key - 1, scale);
      sortNumbers(from, size, spare, bottom + above, bottom + edgeOf(key, scale));
      writeStretches(from, size);
      if (key === middleKey) upperHalf += countFrom(middle, from, size);
    }
    if (key > middleKey) upperHalf += size;
  }
  if (middleKey === 0) upperHalf = pixels;
  for (let tag = 0; tag < regions; tag++) set(ties, tag, get(counts, tag));
  writeTies();
  endStretch();
  return <i32>((nextStretch - values) >> 2);
}

/** Gives each pixel its interval, and counts them by tag. */
function deal(pixels: i32, bottom: f64, scale: f64): void {
  memory.fill(counts, 0, 4 * intervals * regions);
  for (let i = 0; i < pixels; i += 2) {
    const pair = keysOf(pairAt(i, pixels), bottom, scale);
    dealPixel(i, i32x4.extract_lane(pair, 0));
    if (i + 1 < pixels) dealPixel(i + 1, i32x4.extract_lane(pair, 2));
  }
}

function dealPixel(pixel: i32, key: i32): void {
  store<u16>(at(keys, pixel, 2), <u16>key);
  add(counts, key * regions + tagAt(pixel), 1);
}

/** Finds the intervals that have to be sorted, and where the values of each begin. */
function layOut(middleKey: i32): void {
  let next = 0;
  // All of the first one are the lowest value.
  set(places, 0, -1);
  for (let key = 1; key < intervals; key++) {
    const size = countOf(key);
    const mixed = size > 0 && get(counts, key * regions + firstTag(key)) < size;
    const sorted = mixed || key === middleKey;
    set(places, key, sorted ? next : -1);
    if (sorted) next += size;
  }
}

/** Puts the values of these intervals side by side, each with its tag. */
function tagValues(pixels: i32): void {
  for (let i = 0; i < pixels; i++) {
    const key = <i32>load<u16>(at(keys, i, 2));
    const next = get(places, key);
    if (next < 0) continue;
    set(places, key, next + 1);
    const bits = reinterpret<u64>(untagged(numberAt(values, i)));
    setBits(tagged, next, bits | (<u64>tagAt(i)));
  }
}

/** How many of rising values are no lower. */
function countFrom(value: f64, from: usize, size: i32): i32 {
  let lower = 0;
  while (lower < size && untagged(numberAt(from, lower)) < value) lower++;
  return size - lower;
}

/** The intervals of two values, each in the first half of its own: the lowest one is alone in the first. */
function keysOf(pair: v128, bottom: f64, scale: f64): v128 {
  const above = f64x2.sub(v128.and(pair, i64x2.splat(~tagBits)), f64x2.splat(bottom));
  const share = f64x2.sqrt(f64x2.mul(above, f64x2.splat(scale)));
  const key = f64x2.add(f64x2.mul(share, f64x2.splat(intervals - 2)), f64x2.splat(shift));
  // All bits, which are -1, of what is above it.
  return i64x2.sub(key, f64x2.ne(above, f64x2.splat(0)));
}

function countOf(key: i32): i32 {
  const first = key * regions;
  return (
    get(counts, first) + get(counts, first + 1) + get(counts, first + 2) + get(counts, first + 3)
  );
}

/** The first tag that an interval has. */
function firstTag(key: i32): i32 {
  let tag = 0;
  while (tag < regions - 1 && get(counts, key * regions + tag) === 0) tag++;
  return tag;
}

/** How far above the lowest value an interval ends. */
function edgeOf(key: i32, scale: f64): f64 {
  const edge = max(0.0, (<f64>key - 0.5) / (intervals - 2));
  return (edge * edge) / scale;
}
