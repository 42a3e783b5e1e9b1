import { add, at, bitsAt, get, keys, numberAt, set, setBits, setNumber, shift } from './room';

const mostParts = 4096;
const parts = memory.data(4 * mostParts);
/** So many values are put in order as they stand. */
const few = 16;
/** Places that a value may be moved by insertion, on average: beyond them a heap is faster. */
const patience = 16;

/**
 * Puts numbers in rising order. Pixels' keys are overwritten.
 * @param spare as much room again
 * @param low what none of them is below by more than a rounding, nor above `high`
 */
export function sortNumbers(from: usize, size: i32, spare: usize, low: f64, high: f64): void {
  const sorted = size <= few ? insert(from, from, size) : sortSpread(from, size, spare, low, high);
  if (!sorted && !sortNarrow(from, size, spare)) sortHeap(from, size);
}

/** Sorts what lies in a small part of where it may. @returns false where it is spread too unevenly there too */
function sortNarrow(from: usize, size: i32, spare: usize): bool {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < size; i++) {
    lowest = min(lowest, numberAt(from, i));
    highest = max(highest, numberAt(from, i));
  }
  return lowest === highest || sortSpread(from, size, spare, lowest, highest);
}

/**
 * Deals them into as many parts as they are, of one width.
 * @returns false where they are spread too unevenly; all of them are still there
 */
function sortSpread(from: usize, size: i32, spare: usize, low: f64, high: f64): bool {
  const parted = min(mostParts, size);
  const scale = <f64>(parted - 1) / (high - low);
  if (!(scale < Infinity)) return false;
  memory.fill(parts, 0, 4 * parted);
  for (let i = 0; i < size; i += 2) {
    // Of the last one alone, what lies behind it is not used.
    const pair = f64x2.sub(v128.load(at(from, i, 8)), f64x2.splat(low));
    const part = f64x2.add(f64x2.mul(pair, f64x2.splat(scale)), f64x2.splat(shift));
    count(i, i32x4.extract_lane(part, 0));
    if (i + 1 < size) count(i + 1, i32x4.extract_lane(part, 2));
  }
  let next = 0;
  for (let part = 0; part < parted; part++) {
    const own = get(parts, part);
    set(parts, part, next);
    next += own;
  }
  for (let i = 0; i < size; i++) {
    const part = load<u16>(at(keys, i, 2));
    const place = get(parts, part);
    set(parts, part, place + 1);
    setBits(spare, place, bitsAt(from, i));
  }
  return insert(spare, from, size);
}

function count(index: i32, part: i32): void {
  store<u16>(at(keys, index, 2), <u16>part);
  add(parts, part, 1);
}

/** Puts what is nearly in order in order. @returns false where it is far from it; all of it is still there */
function insert(from: usize, to: usize, size: i32): bool {
  let left = patience * size;
  for (let i = 0; i < size; i++) {
    const value = numberAt(from, i);
    let place = i;
    while (place > 0 && numberAt(to, place - 1) > value) {
      setNumber(to, place, numberAt(to, place - 1));
      place--;
    }
    setNumber(to, place, value);
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
    setNumber(from, last, highest);
    sink(from, 0, last);
  }
}

function sink(from: usize, top: i32, size: i32): void {
  const value = numberAt(from, top);
  let place = top;
  for (let child = 2 * place + 1; child < size; child = 2 * place + 1) {
    if (child + 1 < size && numberAt(from, child + 1) > numberAt(from, child)) child++;
    if (numberAt(from, child) <= value) break;
    setNumber(from, place, numberAt(from, child));
    place = child;
  }
  setNumber(from, place, value);
}
