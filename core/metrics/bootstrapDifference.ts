import { bootstrapP } from './bootstrapP.js';
import { percentileInterval, type Interval } from './percentileInterval.js';
import {
  bootstrapSettings,
  indexGroups,
  resampleGroups,
  type ResampleSettings,
} from './resampleGroups.js';

export interface BootstrapDifference {
  /** First minus second. */
  readonly difference: number;
  readonly ci95: Interval | undefined;
  /** Two-sided, of no difference. */
  readonly p: number;
}

/**
 * How far two statistics of the same items lie apart, when whole groups are drawn with replacement and
 * both see the same ones.
 * @param groups per item
 * @param statistics of the items, each counting as often as its weight says
 */
export function bootstrapDifference(
  groups: readonly string[],
  statistics: (weights: Uint16Array) => readonly [first: number, second: number],
  settings: ResampleSettings = bootstrapSettings,
): BootstrapDifference {
  const { count, groupOf } = indexGroups(groups);
  const weights = new Uint16Array(groups.length);
  const differences = new Float64Array(settings.resamples);
  resampleGroups(count, settings, (drawn, r) => {
    for (let i = 0; i < weights.length; i++) weights[i] = drawn[groupOf[i] as number] as number;
    const [first, second] = statistics(weights);
    differences[r] = first - second;
  });
  const [first, second] = statistics(weights.fill(1));
  return {
    difference: first - second,
    ci95: percentileInterval(differences),
    p: bootstrapP(differences),
  };
}
