import { packRows, unpackRows, valueIn, type PackedRows } from '../image/packRows.js';
import { hasMass, withUnion } from './hitBits.js';
import type { LaidRegions } from './layRegions.js';
import type { PreparedRegions } from './openRegions.js';

/** The regions of a whole image, as they are kept: without its pixels. */
export interface PackedRegions {
  readonly width: number;
  readonly height: number;
  readonly map: PackedRows;
  readonly near?: PackedRows | undefined;
}

export function packRegions({ width, height, map, near }: LaidRegions): PackedRegions {
  const pack = (values: Uint8Array): PackedRows => packRows(values, width, height);
  return { width, height, map: pack(map), near: near && pack(near) };
}

export const unpackRegions = ({ width, height, map, near }: PackedRegions): LaidRegions => ({
  ...{ width, height },
  ...{ map: unpackRows(map), near: near && unpackRows(near) },
});

/** What points hit in an image, found without its pixels. */
export function openPacked({
  width,
  height,
  map,
  near,
}: PackedRegions): Pick<PreparedRegions, 'width' | 'height' | 'hasMass' | 'bitsAt'> {
  return {
    ...{ width, height, hasMass: hasMass({ map: map.values }) },
    bitsAt: (x, y) => withUnion(near ? valueIn(near, x, y) : 1 << valueIn(map, x, y)),
  };
}
