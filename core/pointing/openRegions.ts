import { cutWindow, type Window } from '../image/Window.js';
import { regions, type Region } from '../regions/Region.js';
import type { PerRegion } from '../report/rows.js';
import { hasMass, inRegionsBits, withUnion } from './hitBits.js';
import type { LaidRegions } from './layRegions.js';

/** The regions of an image, or of the part of it that was seen, ready for any number of maps. */
export interface PreparedRegions {
  readonly width: number;
  readonly height: number;
  /** False for an empty mask: every game on it is degenerate. */
  readonly hasMass: boolean;
  /** Indices into `regions`, per pixel. */
  readonly map: Uint8Array;
  /** The share of the pixels that would hit. */
  readonly chance: PerRegion<number>;
  /** The regions' shares of the pixels, whatever the tolerance. */
  readonly share: PerRegion<number>;
  hits(x: number, y: number): PerRegion<boolean>;
  /** The same in a bit for every one of `places`, the first the lowest. */
  readonly bitsAt: (x: number, y: number) => number;
}

/** @param seen the part of the image that is played on; all of it when left out */
export function openRegions(laid: LaidRegions, seen?: Window): PreparedRegions {
  const take = (values: Uint8Array) => (seen ? cutWindow(values, laid, seen) : values);
  const map = take(laid.map);
  const near = laid.near && take(laid.near);
  const { width, height } = seen ?? laid;
  const share = bitShares(map, (own) => 1 << own);
  const bitsAt = (x: number, y: number): number => {
    const at = y * width + x;
    return withUnion(near ? (near[at] as number) : 1 << (map[at] as number));
  };
  return {
    width,
    height,
    hasMass: hasMass(laid),
    map,
    chance: near ? bitShares(near, (bits) => bits) : share,
    share,
    bitsAt,
    hits: (x, y) => {
      const bits = bitsAt(x, y);
      return {
        ...perRegion((_, r) => ((bits >> r) & 1) === 1),
        inRegions: (bits & inRegionsBits) !== 0,
      };
    },
  };
}

function perRegion<T>(of: (region: Region, index: number) => T): Record<Region, T> {
  return Object.fromEntries(regions.map((region, r) => [region, of(region, r)])) as Record<
    Region,
    T
  >;
}

/** Per region the share of the pixels that have its bit. @param toBits those of a pixel's value */
function bitShares(values: Uint8Array, toBits: (value: number) => number): PerRegion<number> {
  const pixels = countValues(values);
  const shareOf = (wanted: number): number =>
    pixels.reduce((sum, count, own) => (toBits(own) & wanted ? sum + count : sum), 0) /
    values.length;
  return { ...perRegion((_, r) => shareOf(1 << r)), inRegions: shareOf(inRegionsBits) };
}

/** How many pixels have each value. Regions are wide: four pixels are mostly like the four before them. */
function countValues(values: Uint8Array): Float64Array {
  const counts = new Float64Array(1 << regions.length);
  const count = (value: number, pixels: number): void => {
    counts[value] = (counts[value] as number) + pixels;
  };
  const { buffer, byteOffset } = values.byteOffset % 4 === 0 ? values : Uint8Array.from(values);
  const fours = new Uint32Array(buffer, byteOffset, values.length >> 2);
  for (let i = 0; i < fours.length;) {
    const four = fours[i] as number;
    const begin = i;
    while (++i < fours.length && fours[i] === four);
    for (let shift = 0; shift < 32; shift += 8) count((four >>> shift) & 0xff, i - begin);
  }
  for (const value of values.subarray(4 * fours.length)) count(value, 1);
  return counts;
}
