import { addUp } from './addUp';
import { countStretches, places, placeFigures } from './countStretches';
import { rank } from './rank';
import { at, regions, tagged } from './room';
import { writeLadder } from './writeLadder';

const sums = 2 * (regions + 1);

/**
 * Sums of the positive values by tag and of all of them, and of the absolute ones; then by place, of which the last is
 * the union of all regions but the last: what `countStretches` counts.
 */
export const figures = memory.data(8 * (sums + placeFigures * places));

/**
 * Measures a map that was examined, all of it finite, and leaves the stretches of its ranking where the values began,
 * and their ladder where the tagged ones did.
 * @param step of the ladder
 * @returns how many stretches
 */
export function measure(pixels: i32, step: i32): i32 {
  memory.fill(figures, 0, 8 * (sums + placeFigures * places));
  addUp(pixels, figures);
  const stretches = rank(pixels);
  countStretches(stretches, pixels, at(figures, sums, 8));
  writeLadder(stretches, step, tagged);
  return stretches;
}
