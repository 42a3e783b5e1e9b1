import { bootstrapP } from './bootstrapP.js';
import { percentileInterval, type Interval } from './percentileInterval.js';

/** A statistic of some items, and of their resamples. */
export interface Resampled {
  readonly value: number;
  readonly resamples: Float64Array;
}

export interface BootstrapDifference {
  /** First minus second. */
  readonly difference: number;
  readonly ci95: Interval | undefined;
  /** Two-sided, of no difference. */
  readonly p: number;
}

/** How far two statistics of the same items lie apart, when both have seen the same resamples. */
export function bootstrapDifference(first: Resampled, second: Resampled): BootstrapDifference {
  const differences = first.resamples.map((value, r) => value - (second.resamples[r] as number));
  return {
    difference: first.value - second.value,
    ci95: percentileInterval(differences),
    p: bootstrapP(differences),
  };
}
