import { percentileInterval, type Interval } from './percentileInterval.js';
import { bootstrapSettings, type ResampleSettings } from './resampleGroups.js';
import { resampleStatistics } from './resampleStatistics.js';

/**
 * 95 % percentile intervals of statistics when whole groups are drawn with replacement.
 * @param groups per item
 * @param statistics of the items, each counting as often as its weight says; all share the resamples
 */
export const bootstrapByGroup = (
  groups: readonly string[],
  statistics: (weights: Uint16Array) => readonly number[],
  settings: ResampleSettings = bootstrapSettings,
): (Interval | undefined)[] =>
  resampleStatistics(groups, statistics, settings).map(percentileInterval);
