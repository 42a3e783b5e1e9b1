import { highest, pairAt } from './examine';
import { at, shift, tags } from './room';

/** Gives each pixel of a map that was examined its level where the tags are, 0 to 255 of the highest value. */
export function shade(pixels: i32): void {
  const scale = f64x2.splat(255 / highest);
  const half = f64x2.splat(0.5);
  const one = f64x2.splat(1);
  for (let i = 0; i < pixels; i += 2) {
    const level = f64x2.pmax(f64x2.splat(0), f64x2.mul(pairAt(i, pixels), scale));
    const whole = f64x2.floor(level);
    // Halves up, as Math.round does: what is added to a half does not change it.
    const up = v128.and(f64x2.ge(f64x2.sub(level, whole), half), one);
    const shifted = f64x2.add(f64x2.add(whole, up), f64x2.splat(shift));
    v128.store8_lane(at(tags, i, 1), shifted, 0);
    if (i + 1 < pixels) v128.store8_lane(at(tags, i + 1, 1), shifted, 8);
  }
}
