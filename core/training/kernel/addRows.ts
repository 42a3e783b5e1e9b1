import { ofRow, single, step, sumsAt, together } from './room';

/** Adds to each sum the numbers of the rows in its column, times the row's own one, one row after another. */
export function addRows(width: i32): void {
  for (let j = 0; j < width; j += step) {
    let first = v128.load(sumsAt(j));
    let then = v128.load(sumsAt(j + 2));
    for (let row = 0; row < together; row++) {
      const times = v128.load64_splat(ofRow(row));
      const four = single(row, j, width);
      const upper = v128.shuffle<f32>(four, four, 2, 3, 2, 3);
      first = f64x2.add(first, f64x2.mul(times, f64x2.promote_low_f32x4(four)));
      then = f64x2.add(then, f64x2.mul(times, f64x2.promote_low_f32x4(upper)));
    }
    v128.store(sumsAt(j), first);
    v128.store(sumsAt(j + 2), then);
  }
}
