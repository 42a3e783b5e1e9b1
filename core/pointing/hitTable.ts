import type { PreparedRegions } from './openRegions.js';

/** A point in shares of its image's width and height; nothing for a degenerate map. */
export type RelativePoint = { readonly x: number; readonly y: number } | undefined;

/**
 * Would image i's point hit image j's regions? `hit[i][j]` has a bit for every one of `places`, the
 * first the lowest; the diagonal is the game as it was played.
 */
export type HitTable = readonly Uint8Array[];

/** Of the middle of the pixel. */
export function relativePoint(
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
): RelativePoint {
  return x < 0 ? undefined : { x: (x + 0.5) / width, y: (y + 0.5) / height };
}

/** What a point brought to another image's size hits there: a bit a place, none in an empty mask. */
export function hitBits(
  point: RelativePoint,
  prepared: Pick<PreparedRegions, 'width' | 'height' | 'hasMass' | 'bitsAt'>,
): number {
  if (!point || !prepared.hasMass) return 0;
  const { width, height } = prepared;
  return prepared.bitsAt(
    Math.min(width - 1, Math.floor(point.x * width)),
    Math.min(height - 1, Math.floor(point.y * height)),
  );
}
