import { aucComponents, type AucComponents } from './aucComponents.js';
import type { Interval } from './percentileInterval.js';
import { normalTwoSided, z975 } from './normal.js';

/**
 * Variance of the AUC, as if all items were independent; NaN with fewer than two items of a class.
 * DeLong, DeLong & Clarke-Pearson, Biometrics 44 (1988), 837–845.
 */
export const aucVariance = (of: AucComponents): number => aucCovariance(of, of);

/** 95 % interval of the AUC by its normal approximation, cut off at 0 and 1. */
export function delongInterval(of: AucComponents): Interval | undefined {
  const half = z975 * Math.sqrt(aucVariance(of));
  if (Number.isNaN(half)) return undefined;
  return [Math.max(0, of.auc - half), Math.min(1, of.auc + half)];
}

export interface AucComparison {
  /** First minus second. */
  readonly difference: number;
  readonly ci95: Interval | undefined;
  readonly z: number;
  /** Two-sided; 1 for curves that do not differ at all, NaN where the variance is not known or 0. */
  readonly p: number;
}

/** Do two scores of the same items, in the same order, rank them equally well? */
export const compareAucs = (
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  positive: ArrayLike<number>,
): AucComparison =>
  compareAucComponents(aucComponents(first, positive), aucComponents(second, positive));

/** The same of what is known of either. */
export function compareAucComponents(a: AucComponents, b: AucComponents): AucComparison {
  const difference = a.auc - b.auc;
  const variance = aucVariance(a) + aucVariance(b) - 2 * aucCovariance(a, b);
  if (Number.isNaN(variance)) return { difference, ci95: undefined, z: NaN, p: NaN };
  // What rounding leaves of a variance that is 0.
  const deviation = variance > 1e-15 ? Math.sqrt(variance) : 0;
  const half = z975 * deviation;
  const z = difference === 0 ? 0 : deviation === 0 ? NaN : difference / deviation;
  const ci95: Interval = [Math.max(-1, difference - half), Math.min(1, difference + half)];
  return { difference, ci95, z, p: normalTwoSided(z) };
}

function aucCovariance(a: AucComponents, b: AucComponents): number {
  return (
    covariance(a.ofPositives, b.ofPositives) / a.ofPositives.length +
    covariance(a.ofNegatives, b.ofNegatives) / a.ofNegatives.length
  );
}

function covariance(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const mean = (of: Float64Array): number => of.reduce((x, y) => x + y, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = a.reduce((total, x, i) => total + (x - meanA) * ((b[i] as number) - meanB), 0);
  return n > 1 ? sum / (n - 1) : NaN;
}
