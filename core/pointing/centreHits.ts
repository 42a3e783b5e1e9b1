import type { PerRegion } from '../report/rows.js';
import type { PreparedRegions } from './openRegions.js';

/** What a point fixed at the image's centre hits: the baseline of a reader who never looks. */
export function centreHits(prepared: PreparedRegions): PerRegion<boolean> {
  const { width, height } = prepared;
  return prepared.hits(Math.floor(width / 2), Math.floor(height / 2));
}
