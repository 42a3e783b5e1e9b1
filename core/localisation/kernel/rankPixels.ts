// AssemblyScript: WebAssembly ranks pixels more than twice as fast as JavaScript does.

/** The bits of a value that its tag takes, the index of a region. */
const tagBits: u64 = 3;
const regions = 4;

// A first deal goes into few enough intervals for the nearest caches, a second into as many as there are values.
const intervals = 1024;
const mostParts = 4096;
/** So many values are put in order as they stand. */
const few = 16;
/** Places that a value may be moved by insertion, on average: beyond them a heap is faster. */
const patience = 16;
/** Pixels for which addresses do not reach. */
const tooMany = 1 << 27;

const counts = memory.data(4 * intervals * regions);
/** Where the next value of an interval goes among those that have to be sorted; −1 where none has to. */
const places = memory.data(4 * intervals);
const parts = memory.data(4 * mostParts);

// The room of the pixels: values, later the stretches; tags; values with their tags, of those that have to be sorted,
// and as much to sort them in; keys.
let values: usize = 0;
let tags: usize = 0;
let tagged: usize = 0;
let spare: usize = 0;
let keys: usize = 0;

// The stretch that is being written.
let nextStretch: usize = 0;
let ownTag = 0;
let ownLength = 0;

/** How many pixels are at or above the middle between the highest and the lowest value of the last map. */
export let upperHalf = 0;

/**
 * Makes room for the values of so many pixels, 8 bytes each, and their tags behind them.
 * @returns where they begin; 0 where there is no such memory
 */
export function reserve(pixels: i32): usize {
  if (pixels >= tooMany) return 0;
  const size = <usize>pixels;
  values = aligned(__heap_base);
  tags = values + 8 * size;
  tagged = aligned(tags + size);
  spare = tagged + 8 * size;
  keys = spare + 8 * size;
  const pages = <i32>((keys + 2 * size + 0xffff) >> 16) - memory.size();
  return pages > 0 && memory.grow(pages) < 0 ? 0 : values;
}

/**
 * Ranks the pixels from the highest value down, where values that differ in their last two bits alone are one.
 * Leaves the stretches where the values began, four bytes each: a tag, 4 where the stretch ties with the next one, and
 * eight times its length.
 *
 * Values of a map are spread smoothly, many of them near its lowest one: dealt into intervals that widen from
 * there, few are left to compare (Dobosiewicz, Information Processing Letters 7 (1978), 1–6), and none in an
 * interval of one region.
 * @returns how many stretches
 */
export function rank(pixels: i32): i32 {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < pixels; i++) {
    // Zeros of either sign are one value, too.
    const value = untagged(bitsAt(values, i)) + 0.0;
    setBits(values, i, reinterpret<u64>(value));
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const range = 1 / (highest - lowest);
  // A range that is next to nothing is one interval.
  const scale = range < Infinity ? range : 0;
  const middle = min(highest, (lowest + highest) / 2);
  const middleKey = keyOf(middle - lowest, scale);
  deal(pixels, lowest, scale);
  layOut(middleKey);
  tagValues(pixels);

  nextStretch = values;
  ownLength = 0;
  upperHalf = 0;
  for (let key = intervals - 1; key > 0; key--) {
    const size = countOf(key);
    if (size === 0) continue;
    const end = get(places, key);
    if (end < 0) extendStretch(firstTag(key), size);
    else {
      const from = at(tagged, end - size, 8);
      sort(from, size);
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
function deal(pixels: i32, lowest: f64, scale: f64): void {
  memory.fill(counts, 0, 4 * intervals * regions);
  for (let i = 0; i < pixels; i++) {
    const key = keyOf(reinterpret<f64>(bitsAt(values, i)) - lowest, scale);
    store<u16>(at(keys, i, 2), <u16>key);
    add(counts, key * regions + load<u8>(at(tags, i, 1)), 1);
  }
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
    setBits(tagged, next, bitsAt(values, i) | load<u8>(at(tags, i, 1)));
  }
}

/** Puts numbers in rising order. */
function sort(from: usize, size: i32): void {
  if (!sortSpread(from, size)) sortHeap(from, size);
}

/** @returns false where they are spread too unevenly; all of them are still there */
function sortSpread(from: usize, size: i32): bool {
  if (size <= few) return insert(from, from, size);
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < size; i++) {
    const value = numberAt(from, i);
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const parted = min(mostParts, size);
  const scale = <f64>(parted - 1) / (highest - lowest);
  if (!(scale < Infinity)) return lowest === highest;
  memory.fill(parts, 0, 4 * parted);
  for (let i = 0; i < size; i++) add(parts, <i32>((numberAt(from, i) - lowest) * scale), 1);
  let next = 0;
  for (let part = 0; part < parted; part++) {
    const own = get(parts, part);
    set(parts, part, next);
    next += own;
  }
  for (let i = 0; i < size; i++) {
    const part = <i32>((numberAt(from, i) - lowest) * scale);
    const place = get(parts, part);
    set(parts, part, place + 1);
    setBits(spare, place, bitsAt(from, i));
  }
  return insert(spare, from, size);
}

/** Puts what is nearly in order in order. @returns false where it is far from it; all of it is still there */
function insert(from: usize, to: usize, size: i32): bool {
  let left = patience * size;
  for (let i = 0; i < size; i++) {
    const value = numberAt(from, i);
    let place = i;
    while (place > 0 && numberAt(to, place - 1) > value) {
      store<f64>(at(to, place, 8), numberAt(to, place - 1));
      place--;
    }
    store<f64>(at(to, place, 8), value);
    left -= i - place;
    if (left < 0) {
      memory.copy(at(to, i + 1, 8), at(from, i + 1, 8), 8 * (size - i - 1));
      return false;
    }
  }
  return true;
}

// Williams, Communications of the ACM 7 (1964), 347–348; built as by Floyd, ibid. 701.
function sortHeap(from: usize, size: i32): void {
  for (let top = (size >> 1) - 1; top >= 0; top--) sink(from, top, size);
  for (let last = size - 1; last > 0; last--) {
    const highest = numberAt(from, 0);
    store<f64>(from, numberAt(from, last));
    store<f64>(at(from, last, 8), highest);
    sink(from, 0, last);
  }
}

function sink(from: usize, top: i32, size: i32): void {
  const value = numberAt(from, top);
  let place = top;
  for (let child = 2 * place + 1; child < size; child = 2 * place + 1) {
    if (child + 1 < size && numberAt(from, child + 1) > numberAt(from, child)) child++;
    if (numberAt(from, child) <= value) break;
    store<f64>(at(from, place, 8), numberAt(from, child));
    place = child;
  }
  store<f64>(at(from, place, 8), value);
}

/** Of rising values, from the highest down. */
function writeStretches(from: usize, size: i32): void {
  for (let i = size - 1; i >= 0; i--) {
    const bits = bitsAt(from, i);
    if (i === 0 || ((bitsAt(from, i - 1) ^ bits) & ~tagBits) !== 0) {
      extendStretch(<i32>(bits & tagBits), 1);
      continue;
    }
    memory.fill(ties, 0, 4 * regions);
    add(ties, <i32>(bits & tagBits), 1);
    while (i > 0 && ((bitsAt(from, i - 1) ^ bits) & ~tagBits) === 0) {
      i--;
      add(ties, <i32>(bitsAt(from, i) & tagBits), 1);
    }
    writeTies();
  }
}

/** How many pixels of one value lie in each region. */
const ties = memory.data(4 * regions);

/** Their order among each other is of no account, nor is a tie within one region. */
function writeTies(): void {
  let left = 0;
  for (let tag = 0; tag < regions; tag++) if (get(ties, tag) > 0) left++;
  const mixed = left > 1;
  if (mixed) endStretch();
  for (let tag = 0; tag < regions; tag++) {
    const size = get(ties, tag);
    if (size === 0) continue;
    left--;
    if (mixed) writeStretch(left > 0 ? tag | 4 : tag, size);
    else extendStretch(tag, size);
  }
}

function extendStretch(tag: i32, size: i32): void {
  if (tag !== ownTag) endStretch();
  ownTag = tag;
  ownLength += size;
}

function endStretch(): void {
  if (ownLength > 0) writeStretch(ownTag, ownLength);
  ownLength = 0;
}

function writeStretch(kind: i32, size: i32): void {
  store<i32>(nextStretch, kind | (size << 3));
  nextStretch += 4;
}

/** How many of rising values are no lower. */
function countFrom(value: f64, from: usize, size: i32): i32 {
  let lower = 0;
  while (lower < size && untagged(bitsAt(from, lower)) < value) lower++;
  return size - lower;
}

/** The interval of a value that is so far above the lowest one, which is alone in the first. */
function keyOf(above: f64, scale: f64): i32 {
  return above === 0.0 ? 0 : 1 + <i32>(Math.sqrt(above * scale) * (intervals - 2));
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

function untagged(bits: u64): f64 {
  return reinterpret<f64>(bits & ~tagBits);
}

function at(base: usize, index: i32, bytes: usize): usize {
  return base + <usize>index * bytes;
}

function numberAt(base: usize, index: i32): f64 {
  return load<f64>(at(base, index, 8));
}

function bitsAt(base: usize, index: i32): u64 {
  return load<u64>(at(base, index, 8));
}

function setBits(base: usize, index: i32, bits: u64): void {
  store<u64>(at(base, index, 8), bits);
}

function get(base: usize, index: i32): i32 {
  return load<i32>(at(base, index, 4));
}

function set(base: usize, index: i32, value: i32): void {
  store<i32>(at(base, index, 4), value);
}

function add(base: usize, index: i32, more: i32): void {
  set(base, index, get(base, index) + more);
}

function aligned(address: usize): usize {
  return (address + 15) & ~15;
}
