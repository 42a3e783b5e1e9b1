import { distanceTransform } from '../image/distanceTransform.js';
import { markRegions } from '../regions/markRegions.js';
import { regions } from '../regions/Region.js';
import { regionMap, type RegionExtents, type Spacing } from '../regions/regionMap.js';

/** The regions of a whole image: all that its mask says for the pointing game. */
export interface LaidRegions {
  readonly width: number;
  readonly height: number;
  /** height × width indices into `regions`. */
  readonly map: Uint8Array;
  /** With a tolerance: per pixel a bit `1 << index` for each region that is strictly nearer than that. */
  readonly near?: Uint8Array | undefined;
}

/**
 * @param mask height × width at the image's original size, non-zero = mass
 * @param tolerance pixels: 0 asks for the pixel itself, t > 0 for some pixel of the region strictly
 * nearer than t (TorchRay's pointing game, arXiv:1608.00507)
 * @throws FoldcamError FOLDCAM_E_SWEEP_VALUE for millimetres without spacing
 */
export function layRegions(
  mask: Uint8Array,
  width: number,
  height: number,
  extents: RegionExtents,
  tolerance = 0,
  spacing?: Spacing,
): LaidRegions {
  const map = regionMap(mask, width, height, extents, spacing);
  const near = tolerance > 0 ? nearBits(map, width, height, tolerance) : undefined;
  return { width, height, map, near };
}

function nearBits(map: Uint8Array, width: number, height: number, tolerance: number): Uint8Array {
  const bits = new Uint8Array(map.length);
  regions.forEach((_, r) => {
    const distances = distanceTransform(markRegions(map, 1 << r), width, height);
    for (let i = 0; i < bits.length; i++) {
      if ((distances[i] as number) < tolerance) bits[i] = (bits[i] as number) | (1 << r);
    }
  });
  return bits;
}
