import { columnsAt, ofRow, single, step, together } from './room';

/** Adds to each row's number the products of its own ones with those of the columns, from the first to the last. */
export function dotRows(width: i32): void {
  for (let row = 0; row < together; row += 4) {
    let ab = v128.load(ofRow(row));
    let cd = v128.load(ofRow(row + 2));
    for (let j = 0; j < width; j += step) {
      const a = single(row, j, width);
      const b = single(row + 1, j, width);
      const c = single(row + 2, j, width);
      const d = single(row + 3, j, width);
      // Numbers of two rows that belong to one column lie side by side.
      const abFirst = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const cdFirst = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const abThen = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cdThen = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      let column = v128.load64_splat(columnsAt(j));
      ab = f64x2.add(ab, f64x2.mul(column, f64x2.promote_low_f32x4(abFirst)));
      cd = f64x2.add(cd, f64x2.mul(column, f64x2.promote_low_f32x4(cdFirst)));
      column = v128.load64_splat(columnsAt(j + 1));
      ab = f64x2.add(ab, f64x2.mul(column, f64x2.promote_low_f32x4(upper(abFirst))));
      cd = f64x2.add(cd, f64x2.mul(column, f64x2.promote_low_f32x4(upper(cdFirst))));
      column = v128.load64_splat(columnsAt(j + 2));
      ab = f64x2.add(ab, f64x2.mul(column, f64x2.promote_low_f32x4(abThen)));
      cd = f64x2.add(cd, f64x2.mul(column, f64x2.promote_low_f32x4(cdThen)));
      column = v128.load64_splat(columnsAt(j + 3));
      ab = f64x2.add(ab, f64x2.mul(column, f64x2.promote_low_f32x4(upper(abThen))));
      cd = f64x2.add(cd, f64x2.mul(column, f64x2.promote_low_f32x4(upper(cdThen))));
    }
    v128.store(ofRow(row), ab);
    v128.store(ofRow(row + 2), cd);
  }
}

/** The upper two of four numbers where the lower ones are. */
function upper(four: v128): v128 {
  return v128.shuffle<f32>(four, four, 2, 3, 2, 3);
}
