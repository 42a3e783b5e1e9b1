import { percentileInterval, type Interval } from './percentileInterval.js';
import {
  bootstrapSettings,
  indexGroups,
  resampleGroups,
  type ResampleSettings,
} from './resampleGroups.js';

/**
 * 95 % percentile intervals of statistics when whole groups are drawn with replacement.
 * @param groups per item
 * @param statistics of the items, each counting as often as its weight says; all share the resamples
 */
export function bootstrapByGroup(
  groups: readonly string[],
  statistics: (weights: Uint16Array) => readonly number[],
  settings: ResampleSettings = bootstrapSettings,
): (Interval | undefined)[] {
  const { count, groupOf } = indexGroups(groups);
  const weights = new Uint16Array(groups.length);
  const values: number[][] = [];
  resampleGroups(count, settings, (drawn) => {
    for (let i = 0; i < weights.length; i++) weights[i] = drawn[groupOf[i] as number] as number;
    statistics(weights).forEach((value, s) => (values[s] ??= []).push(value));
  });
  return values.map(percentileInterval);
}
