import { distanceTransform } from '../image/distanceTransform.js';
import { regions, type Region } from '../regions/Region.js';
import { regionMap, type RegionExtents, type Spacing } from '../regions/regionMap.js';
import { cutWindow, type Window } from '../image/Window.js';
import type { PerRegion } from '../report/rows.js';

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

/**
 * @param mask height × width at the image's original size, non-zero = mass
 * @param tolerance pixels: 0 asks for the pixel itself, t > 0 for some pixel of the region strictly
 * nearer than t (TorchRay's pointing game, arXiv:1608.00507)
 * @param seen the part of the image that is played on; all of it when left out
 */
export function prepareRegions(
  mask: Uint8Array,
  width: number,
  height: number,
  extents: RegionExtents,
  tolerance = 0,
  spacing?: Spacing,
  seen?: Window,
): PreparedRegions {
  const whole = regionMap(mask, width, height, extents, spacing);
  const near = tolerance > 0 ? nearBits(whole, width, height, tolerance) : undefined;
  const take = (values: Uint8Array) => (seen ? cutWindow(values, { width, height }, seen) : values);
  const map = take(whole);
  const own = new Uint8Array(map.length);
  for (let i = 0; i < own.length; i++) own[i] = 1 << (map[i] as number);
  const bits = near ? take(near) : own;
  const across = seen?.width ?? width;
  return {
    width: across,
    height: seen?.height ?? height,
    hasMass: whole.includes(massIndex),
    map,
    chance: bitShares(bits),
    share: bitShares(own),
    bitsAt: (x, y) => {
      const bit = bits[y * across + x] as number;
      return (bit & inRegionsBits) === 0 ? bit : bit | (1 << regions.length);
    },
    hits: (x, y) => {
      const bit = bits[y * across + x] as number;
      return {
        ...perRegion((_, r) => ((bit >> r) & 1) === 1),
        inRegions: (bit & inRegionsBits) !== 0,
      };
    },
  };
}

const massIndex = regions.indexOf('mass');

const inRegionsBits = regions.reduce(
  (bits, region, r) => (region === 'elsewhere' ? bits : bits | (1 << r)),
  0,
);

function perRegion<T>(of: (region: Region, index: number) => T): Record<Region, T> {
  return Object.fromEntries(regions.map((region, r) => [region, of(region, r)])) as Record<
    Region,
    T
  >;
}

function bitShares(bits: Uint8Array): PerRegion<number> {
  const pixels = new Float64Array(1 << regions.length);
  for (let i = 0; i < bits.length; i++) {
    const own = bits[i] as number;
    pixels[own] = (pixels[own] as number) + 1;
  }
  const shareOf = (wanted: number): number =>
    pixels.reduce((sum, count, own) => (own & wanted ? sum + count : sum), 0) / bits.length;
  return { ...perRegion((_, r) => shareOf(1 << r)), inRegions: shareOf(inRegionsBits) };
}

// Per pixel one bit a region: is some pixel of the region strictly nearer than the tolerance?
function nearBits(map: Uint8Array, width: number, height: number, tolerance: number): Uint8Array {
  const bits = new Uint8Array(map.length);
  regions.forEach((_, r) => {
    const distances = distanceTransform(
      map.map((own) => (own === r ? 1 : 0)),
      width,
      height,
    );
    for (let i = 0; i < bits.length; i++) {
      if ((distances[i] as number) < tolerance) bits[i] = (bits[i] as number) | (1 << r);
    }
  });
  return bits;
}
