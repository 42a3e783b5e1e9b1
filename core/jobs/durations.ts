/** Upper bounds of a histogram of jobs' durations, in seconds: from bookkeeping to an hour of training. */
export const durationBounds = [
  0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60, 120, 300, 600, 1_800, 3_600,
] as const;

/** The least bound that a duration does not exceed, as its label has it. */
export function durationBucket(seconds: number): string {
  return String(durationBounds.find((bound) => seconds <= bound) ?? '+Inf');
}
