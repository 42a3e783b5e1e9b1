import type { PreparedRegions } from './prepareRegions.js';

/** What a point hits in an image, without its pixels. */
export type PackedRegions = Pick<PreparedRegions, 'width' | 'height' | 'hasMass' | 'bitsAt'>;

/**
 * Keeps of each row where what a point hits changes: regions are few and have no holes, so that this takes
 * a tenth to a hundredth of the pixels' room.
 */
export function packRegions(prepared: PreparedRegions): PackedRegions {
  const { width, height, hasMass, bitsAt } = prepared;
  const starts = new Uint32Array(height + 1);
  const ends: number[] = [];
  const bits: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const own = bitsAt(x, y);
      if (x + 1 < width && bitsAt(x + 1, y) === own) continue;
      ends.push(x);
      bits.push(own);
    }
    starts[y + 1] = ends.length;
  }
  const lasts = Uint32Array.from(ends);
  const values = Uint8Array.from(bits);
  return {
    ...{ width, height, hasMass },
    bitsAt: (x, y) => {
      let stretch = starts[y] as number;
      while ((lasts[stretch] as number) < x) stretch++;
      return values[stretch] as number;
    },
  };
}
