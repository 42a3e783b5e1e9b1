/** The bits of a value that its tag takes, the index of a region. */
export const tagBits: u64 = 3;
export const regions = 4;
/** The bit of a stretch that joins it with the next one. */
export const tied = 4;

/** Pixels for which addresses do not reach. */
const tooMany = 1 << 27;
/** The ladder of fewer would not find room where the tagged values are. */
const least = 4;

// The room of the pixels: values, later the stretches; tags; values with their tags, of those that have to be sorted,
// later the ladder; as much to sort them in; keys.
export let values: usize = 0;
export let tags: usize = 0;
export let tagged: usize = 0;
export let spare: usize = 0;
export let keys: usize = 0;
/** And of the map that is brought to their size, with two of its rows at their width behind it. */
export let sourceMap: usize = 0;

/**
 * Makes room for so many pixels, and for so many numbers of a map that is brought to their size.
 * @returns false where there is no such memory
 */
export function reserve(pixels: i32, numbers: i32): bool {
  if (pixels >= tooMany || numbers >= tooMany) return false;
  const size = <usize>max(pixels, least);
  values = aligned(__heap_base);
  tags = values + 8 * size;
  tagged = aligned(tags + size);
  spare = tagged + 8 * size;
  keys = spare + 8 * size;
  sourceMap = aligned(keys + 2 * size);
  const pages = <i32>((sourceMap + 8 * <usize>numbers + 0xffff) >> 16) - memory.size();
  return pages <= 0 || memory.grow(pages) >= 0;
}

/** Without the bits of the tag; zeros of either sign are one value, too. */
export function untagged(value: f64): f64 {
  return reinterpret<f64>(reinterpret<u64>(value) & ~tagBits) + 0.0;
}

/** 2^52: the last bits of its sum with a number from 0 to 2^31 are the whole number next to that. */
export const shift: f64 = 4503599627370496.0;

export function at(base: usize, index: i32, bytes: usize): usize {
  return base + <usize>index * bytes;
}

export function numberAt(base: usize, index: i32): f64 {
  return load<f64>(at(base, index, 8));
}

export function setNumber(base: usize, index: i32, value: f64): void {
  store<f64>(at(base, index, 8), value);
}

export function addNumber(base: usize, index: i32, more: f64): void {
  setNumber(base, index, numberAt(base, index) + more);
}

export function bitsAt(base: usize, index: i32): u64 {
  return load<u64>(at(base, index, 8));
}

export function setBits(base: usize, index: i32, bits: u64): void {
  store<u64>(at(base, index, 8), bits);
}

export function tagAt(pixel: i32): i32 {
  return load<u8>(at(tags, pixel, 1));
}

export function get(base: usize, index: i32): i32 {
  return load<i32>(at(base, index, 4));
}

export function set(base: usize, index: i32, value: i32): void {
  store<i32>(at(base, index, 4), value);
}

export function add(base: usize, index: i32, more: i32): void {
  set(base, index, get(base, index) + more);
}

function aligned(address: usize): usize {
  return (address + 15) & ~15;
}
