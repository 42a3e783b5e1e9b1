import type { Alignment } from './alignLandmarks.js';
import { bandPass } from './bandPass.js';
import type { Picture, Thumbnail } from './picture.js';

type Shown = Pick<Picture, 'width' | 'height' | 'thumbnail'>;

export interface Correlation {
  /** Median over the tiles with texture: 1 for one scan, near 0 for two. */
  readonly median: number;
  /** Tiles with texture, and their share of all that both pictures cover. */
  readonly tiles: number;
  readonly textured: number;
  /** Tiles' share of the second picture. */
  readonly overlap: number;
}

const tile = 16;
const leastDeviation = 1;

/**
 * How well the speckle of two aligned pictures agrees: the correlation of what is smaller than about eight
 * pixels, in tiles of 16 × 16, over the tiles that both cover. The median leaves out what was written or
 * drawn on one of them. Tiles without texture do not count.
 */
export function correlateSpeckle(a: Shown, b: Shown, alignment: Alignment): Correlation {
  const { width, height } = b.thumbnail;
  const { warped, covered } = warp(a, b, alignment);
  const left = bandPass(warped, width, height);
  const right = bandPass(Float64Array.from(b.thumbnail.grey), width, height);
  const found: number[] = [];
  let tiles = 0;
  for (let y = 0; y + tile <= height; y += tile / 2) {
    for (let x = 0; x + tile <= width; x += tile / 2) {
      if (!isCovered(covered, width, y * width + x)) continue;
      tiles++;
      const r = correlateTile(left, right, width, y * width + x);
      if (r !== undefined) found.push(r);
    }
  }
  found.sort((one, other) => one - other);
  const inside = covered.reduce((sum, is) => sum + is, 0);
  return {
    median: found[Math.floor(found.length / 2)] ?? 0,
    tiles: found.length,
    textured: tiles === 0 ? 0 : found.length / tiles,
    overlap: inside / covered.length,
  };
}

// a as b would show it, and where it shows anything.
function warp(
  a: Shown,
  b: Shown,
  { scale, shift }: Alignment,
): { warped: Float64Array; covered: Uint8Array } {
  const { width, height } = b.thumbnail;
  const across = placeAlong(a.width / a.thumbnail.width, b.width / width, scale.x, shift.x);
  const down = placeAlong(a.height / a.thumbnail.height, b.height / height, scale.y, shift.y);
  const warped = new Float64Array(width * height);
  const covered = new Uint8Array(warped.length);
  for (let y = 0; y < height; y++) {
    const v = down(y);
    for (let x = 0; x < width; x++) {
      const u = across(x);
      warped[y * width + x] = sample(a.thumbnail, u, v);
      const inside = isWithin(u, a.thumbnail.width) && isWithin(v, a.thumbnail.height);
      covered[y * width + x] = inside ? 1 : 0;
    }
  }
  return { warped, covered };
}

// From a pixel of b's thumbnail to one of a's, by way of the pictures' own pixels.
const placeAlong =
  (factorA: number, factorB: number, scale: number, shift: number) =>
  (place: number): number =>
    ((place + 0.5) * factorB - shift) / scale / factorA - 0.5;

const isWithin = (place: number, length: number): boolean => place >= -0.5 && place <= length - 0.5;

function sample({ grey, width, height }: Thumbnail, u: number, v: number): number {
  const x = Math.min(width - 1, Math.max(0, u));
  const y = Math.min(height - 1, Math.max(0, v));
  const left = Math.min(width - 2, Math.floor(x));
  const top = Math.min(height - 2, Math.floor(y));
  const at = top * width + left;
  const [nw, ne] = [grey[at] as number, grey[at + 1] as number];
  const [sw, se] = [grey[at + width] as number, grey[at + width + 1] as number];
  const upper = nw + (x - left) * (ne - nw);
  const lower = sw + (x - left) * (se - sw);
  return upper + (y - top) * (lower - upper);
}

function isCovered(covered: Uint8Array, width: number, corner: number): boolean {
  const last = corner + (tile - 1) * width;
  return [corner, corner + tile - 1, last, last + tile - 1].every((i) => covered[i] === 1);
}

function correlateTile(
  left: Float64Array,
  right: Float64Array,
  width: number,
  corner: number,
): number | undefined {
  const sums = { l: 0, r: 0, ll: 0, rr: 0, lr: 0 };
  for (let y = 0; y < tile; y++) {
    for (let x = 0; x < tile; x++) {
      const i = corner + y * width + x;
      const [l, r] = [left[i] as number, right[i] as number];
      sums.l += l;
      sums.r += r;
      sums.ll += l * l;
      sums.rr += r * r;
      sums.lr += l * r;
    }
  }
  const n = tile * tile;
  const varianceLeft = sums.ll / n - (sums.l / n) ** 2;
  const varianceRight = sums.rr / n - (sums.r / n) ** 2;
  if (Math.min(varianceLeft, varianceRight) < leastDeviation ** 2) return undefined;
  const covariance = sums.lr / n - (sums.l * sums.r) / n ** 2;
  return covariance / Math.sqrt(varianceLeft * varianceRight);
}
