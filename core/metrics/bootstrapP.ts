/**
 * Two-sided p-value that a resampled difference is 0: twice the share of the resamples on the rarer
 * side, the sample itself counted among them, so that it is never 0. NaN when less than half of the
 * resamples have a value. Davison & Hinkley, Bootstrap Methods and their Application (1997), section 4.4.
 */
export function bootstrapP(differences: ArrayLike<number>): number {
  let below = 0;
  let above = 0;
  let count = 0;
  for (let i = 0; i < differences.length; i++) {
    const difference = differences[i] as number;
    if (Number.isNaN(difference)) continue;
    count++;
    if (difference <= 0) below++;
    if (difference >= 0) above++;
  }
  if (count === 0 || count < differences.length / 2) return NaN;
  return Math.min(1, (2 * (1 + Math.min(below, above))) / (1 + count));
}
