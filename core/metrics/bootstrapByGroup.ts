import { seededRandom } from '../random.js';

/** Lower and upper end of a 95 % interval. */
export type Interval = readonly [lo: number, hi: number];

/** Part of every report. */
export const bootstrapSettings = { seed: 1, resamples: 2_000 } as const;

/**
 * 95 % percentile intervals of statistics when whole groups are drawn with replacement, as many as there
 * are: images of one patient are not independent. Resamples where a statistic is not a number (a class
 * is missing) are dropped; no interval when less than half are left.
 * Efron & Tibshirani, An Introduction to the Bootstrap (1993), section 13.3.
 * @param groups per item
 * @param statistics of the items, each counting as often as its weight says; all share the resamples
 */
export function bootstrapByGroup(
  groups: readonly string[],
  statistics: (weights: Uint16Array) => readonly number[],
  settings: { readonly seed: number; readonly resamples: number } = bootstrapSettings,
): (Interval | undefined)[] {
  const names = [...new Set(groups)].sort();
  const indexOf = new Map(names.map((name, i) => [name, i]));
  const groupOf = Uint32Array.from(groups, (group) => indexOf.get(group) ?? 0);
  const random = seededRandom('bootstrap', settings.seed);
  const drawn = new Uint16Array(names.length);
  const weights = new Uint16Array(groups.length);
  const values: number[][] = [];
  for (let r = 0; r < settings.resamples; r++) {
    drawn.fill(0);
    for (let i = 0; i < names.length; i++) {
      const group = Math.floor(random() * names.length);
      drawn[group] = (drawn[group] as number) + 1;
    }
    for (let i = 0; i < weights.length; i++) weights[i] = drawn[groupOf[i] as number] as number;
    statistics(weights).forEach((value, s) => {
      if (!Number.isNaN(value)) (values[s] ??= []).push(value);
    });
  }
  const count = statistics(weights.fill(1)).length;
  return Array.from({ length: count }, (_, s) => interval(values[s] ?? [], settings.resamples));
}

function interval(values: readonly number[], resamples: number): Interval | undefined {
  if (values.length === 0 || values.length < resamples / 2) return undefined;
  const sorted = Float64Array.from(values).sort();
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

/** Linear interpolation between the neighbours, NumPy's default. */
export function quantile(sorted: Float64Array, q: number): number {
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}
