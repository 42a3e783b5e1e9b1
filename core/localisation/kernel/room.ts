/** The bits of a value that its tag takes, the index of a region. */
export const tagBits: u64 = 3;
export const regions = 4;
/** The bit of a stretch that joins it with the next one. */
export const tied = 4;

export function untagged(bits: u64): f64 {
  return reinterpret<f64>(bits & ~tagBits);
}

export function at(base: usize, index: i32, bytes: usize): usize {
  return base + <usize>index * bytes;
}

export function numberAt(base: usize, index: i32): f64 {
  return load<f64>(at(base, index, 8));
}

export function bitsAt(base: usize, index: i32): u64 {
  return load<u64>(at(base, index, 8));
}

export function setBits(base: usize, index: i32, bits: u64): void {
  store<u64>(at(base, index, 8), bits);
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

export function aligned(address: usize): usize {
  return (address + 15) & ~15;
}
