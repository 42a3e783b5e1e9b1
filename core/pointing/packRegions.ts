import { bitsOf, hasMass } from './hitBits.js';
import type { LaidRegions } from './layRegions.js';
import type { PreparedRegions } from './openRegions.js';

/** What a point hits in an image, without its pixels. */
export type PackedRegions = Pick<PreparedRegions, 'width' | 'height' | 'hasMass' | 'bitsAt'>;

/**
 * Keeps of each row where what a point hits changes: regions are few and have no holes, so that this takes
 * a tenth to a hundredth of the pixels' room.
 */
export function packRegions(laid: LaidRegions): PackedRegions {
  const { width, height, map, near } = laid;
  const values = near ?? map;
  const fours = inFours(values);
  const bitsAt = bitsOf(laid);
  const starts = new Uint32Array(height + 1);
  const ends: number[] = [];
  const bits: number[] = [];
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    for (let at = y * width; at < end;) {
      const first = at;
      at = stretchEnd(values, fours, first, end);
      ends.push(at - 1 - y * width);
      bits.push(bitsAt(first));
    }
    starts[y + 1] = ends.length;
  }
  const lasts = Uint32Array.from(ends);
  const kept = Uint8Array.from(bits);
  return {
    ...{ width, height, hasMass: hasMass(laid) },
    bitsAt: (x, y) => {
      let stretch = starts[y] as number;
      while ((lasts[stretch] as number) < x) stretch++;
      return kept[stretch] as number;
    },
  };
}

/** The same bytes, four to a number; the last ones may be left out. */
function inFours(values: Uint8Array): Uint32Array {
  const aligned = values.byteOffset % 4 === 0 ? values : values.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

/** The first place behind `at` that has another value, or the end. Most pixels are passed four at a time. */
function stretchEnd(values: Uint8Array, fours: Uint32Array, at: number, end: number): number {
  const value = values[at] as number;
  const four = value * 0x01010101;
  let i = at + 1;
  while (i < end && (i & 3) !== 0 && values[i] === value) i++;
  if ((i & 3) === 0) while (i + 4 <= end && fours[i >> 2] === four) i += 4;
  while (i < end && values[i] === value) i++;
  return i;
}
