import type { TapPlace } from '../cam/Tap.js';
import { never } from './saliencyRanks.js';

/**
 * The turns of a view's pixels where it shows a part of the frame: those of the frame's pixels that their
 * middles lie in.
 * @param ranks side × side of the frame
 * @param side of both
 */
export function ranksInPart(ranks: Uint32Array, side: number, place: TapPlace): Uint32Array {
  const at = (i: number, start: number, share: number): number =>
    Math.floor((start + ((i + 0.5) / side) * share) * side);
  const inside = (i: number): boolean => i >= 0 && i < side;
  const own = new Uint32Array(side * side).fill(never);
  for (let y = 0; y < side; y++) {
    const row = at(y, place.y, place.height);
    for (let x = 0; x < side; x++) {
      const column = at(x, place.x, place.width);
      if (inside(row) && inside(column)) own[y * side + x] = ranks[row * side + column] as number;
    }
  }
  return own;
}
