import { layRegions, type LaidRegions } from '../../core/pointing/layRegions.js';
import { openRegions, type PreparedRegions } from '../../core/pointing/openRegions.js';
import { parseMask } from './parseMask.js';

interface Drawn {
  readonly ring?: number;
  readonly tolerance?: number;
}

/** Regions of a drawn mask: a ring of one pixel unless told otherwise, below down to the edge. */
export function layDrawn(
  rows: readonly string[],
  { ring = 1, tolerance = 0 }: Drawn = {},
): LaidRegions {
  const { mask, width, height } = parseMask(...rows);
  const extents = { peritumoral: { unit: 'px', value: ring }, below: 'full' } as const;
  return layRegions(mask, width, height, extents, tolerance);
}

export const prepareDrawn = (rows: readonly string[], drawn?: Drawn): PreparedRegions =>
  openRegions(layDrawn(rows, drawn));
