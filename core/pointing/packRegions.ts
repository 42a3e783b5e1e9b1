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
  const bitsAt = bitsOf(laid);
  const starts = new Uint32Array(height + 1);
  const ends: number[] = [];
  const bits: number[] = [];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (x + 1 < width && values[at + 1] === values[at]) continue;
      ends.push(x);
      bits.push(bitsAt(at));
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
