import { get, regions, values } from './room';

/** Of every `step`-th stretch, and of the end, how many pixels of each region come before: four bytes each. */
export function writeLadder(stretches: i32, step: i32, ladder: usize): void {
  let counts = i32x4.splat(0);
  for (let from = 0; from < stretches; from += step) {
    v128.store(ladder, counts);
    ladder += 4 * regions;
    const to = min(from + step, stretches);
    for (let i = from; i < to; i++) {
      const stretch = get(values, i);
      const own = i32x4.eq(i32x4.splat(stretch & (regions - 1)), i32x4(0, 1, 2, 3));
      counts = i32x4.add(counts, v128.and(own, i32x4.splat(stretch >>> 3)));
    }
  }
  v128.store(ladder, counts);
}
