import { at, numberAt, values } from './room';

/** Not a number where a value is none. */
export let highest = 0.0;
export let lowest = 0.0;
/** The first pixel in row order that has the highest value, and how many have it. */
export let first = 0;
export let equal = 0;

/** Looks for the highest and the lowest value. */
export function examine(pixels: i32): void {
  let most = f64x2.splat(-Infinity);
  let least = f64x2.splat(Infinity);
  // Of a value that is not a number all bits; it is neither the most nor the least.
  let odd = i64x2.splat(0);
  for (let i = 0; i < pixels; i += 2) {
    const pair = pairAt(i, pixels);
    most = f64x2.pmax(most, pair);
    least = f64x2.pmin(least, pair);
    odd = v128.or(odd, f64x2.ne(pair, pair));
  }
  const isOdd = v128.any_true(odd);
  highest = isOdd ? NaN : max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
  lowest = isOdd ? NaN : min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  first = 0;
  equal = 0;
  const sought = f64x2.splat(highest);
  for (let i = 0; i < pixels; i += 2) {
    if (!v128.any_true(f64x2.eq(pairAt(i, pixels), sought))) continue;
    for (let j = i; j < min(i + 2, pixels); j++) {
      if (numberAt(values, j) !== highest) continue;
      if (equal === 0) first = j;
      equal++;
    }
  }
}

/** Two values, or the last one twice. */
export function pairAt(i: i32, pixels: i32): v128 {
  return i < pixels - 1 ? v128.load(at(values, i, 8)) : v128.load64_splat(at(values, i, 8));
}
