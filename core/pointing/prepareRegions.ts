import type { Window } from '../image/Window.js';
import type { RegionExtents, Spacing } from '../regions/regionMap.js';
import { layRegions } from './layRegions.js';
import { openRegions, type PreparedRegions } from './openRegions.js';

/**
 * The regions of a mask, ready for any number of maps.
 * @param mask height × width at the image's original size, non-zero = mass
 * @param tolerance pixels: 0 asks for the pixel itself, t > 0 for some pixel of the region strictly
 * nearer than t (TorchRay's pointing game, arXiv:1608.00507)
 * @param seen the part of the image that is played on; all of it when left out
 * @throws FoldcamError FOLDCAM_E_SWEEP_VALUE for millimetres without spacing
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
  return openRegions(layRegions(mask, width, height, extents, tolerance, spacing), seen);
}
