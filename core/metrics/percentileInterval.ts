/** Lower and upper end of a 95 % interval. */
export type Interval = readonly [lo: number, hi: number];

/**
 * 95 % percentile interval of a resampled statistic. Resamples where it is not a number (a class is
 * missing) are dropped; no interval when less than half are left.
 * Efron & Tibshirani, An Introduction to the Bootstrap (1993), section 13.3.
 */
export function percentileInterval(values: ArrayLike<number>): Interval | undefined {
  const defined = new Float64Array(values.length);
  let size = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) defined[size++] = value;
  }
  const sorted = defined.subarray(0, size).sort();
  if (sorted.length === 0 || sorted.length < values.length / 2) return undefined;
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

/** Linear interpolation between the neighbours, NumPy's default. */
export function quantile(sorted: Float64Array, q: number): number {
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}
