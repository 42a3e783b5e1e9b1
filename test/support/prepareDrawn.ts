import { prepareRegions, type PreparedRegions } from '../../core/pointing/prepareRegions.js';
import { parseMask } from './parseMask.js';

/** Regions of a drawn mask: a ring of one pixel unless told otherwise, below down to the edge. */
export function prepareDrawn(
  rows: readonly string[],
  { ring = 1, tolerance = 0 } = {},
): PreparedRegions {
  const { mask, width, height } = parseMask(...rows);
  const extents = { peritumoral: { unit: 'px', value: ring }, below: 'full' } as const;
  return prepareRegions(mask, width, height, extents, tolerance);
}
