import { add, bitsAt, get, regions, tagBits, tied } from './room';

/** How many pixels of one value lie in each region. */
export const ties = memory.data(4 * regions);

// The stretch that is being written.
export let nextStretch: usize = 0;
let ownTag = 0;
let ownLength = 0;

/** Stretches are written from an address on. */
export function beginStretches(first: usize): void {
  nextStretch = first;
  ownLength = 0;
}

/** Of rising values, from the highest down. */
export function writeStretches(from: usize, size: i32): void {
  for (let i = size - 1; i >= 0; i--) {
    const bits = bitsAt(from, i);
    if (i === 0 || ((bitsAt(from, i - 1) ^ bits) & ~tagBits) !== 0) {
      lengthen(<i32>(bits & tagBits));
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

/** By one pixel, without a branch: no one can tell where regions change. */
function lengthen(tag: i32): void {
  // Written over until another begins.
  store<i32>(nextStretch, ownTag | (ownLength << 3));
  const ends = tag !== ownTag;
  nextStretch += select<usize>(4, 0, ends && ownLength > 0);
  ownLength = select(0, ownLength, ends) + 1;
  ownTag = tag;
}

/** Their order among each other is of no account, nor is a tie within one region. */
export function writeTies(): void {
  let left = 0;
  for (let tag = 0; tag < regions; tag++) if (get(ties, tag) > 0) left++;
  const mixed = left > 1;
  if (mixed) endStretch();
  for (let tag = 0; tag < regions; tag++) {
    const size = get(ties, tag);
    if (size === 0) continue;
    left--;
    if (mixed) writeStretch(left > 0 ? tag | tied : tag, size);
    else extendStretch(tag, size);
  }
}

export function extendStretch(tag: i32, size: i32): void {
  if (tag !== ownTag) endStretch();
  ownTag = tag;
  ownLength += size;
}

export function endStretch(): void {
  if (ownLength > 0) writeStretch(ownTag, ownLength);
  ownLength = 0;
}

function writeStretch(kind: i32, size: i32): void {
  store<i32>(nextStretch, kind | (size << 3));
  nextStretch += 4;
}
