import {
  bootstrapSettings,
  indexGroups,
  resampleGroups,
  type ResampleSettings,
} from './resampleGroups.js';

/**
 * Statistics when whole groups are drawn with replacement. All share the resamples, and so do those of
 * other calls with the same groups.
 * @param groups per item
 * @param statistics of the items, each counting as often as its weight says
 * @returns per statistic its value in every resample
 */
export function resampleStatistics(
  groups: readonly string[],
  statistics: (weights: Uint16Array) => readonly number[],
  settings: ResampleSettings = bootstrapSettings,
): Float64Array[] {
  const { count, groupOf } = indexGroups(groups);
  const weights = new Uint16Array(groups.length);
  const values: Float64Array[] = [];
  resampleGroups(count, settings, (drawn, r) => {
    for (let i = 0; i < weights.length; i++) weights[i] = drawn[groupOf[i] as number] as number;
    statistics(weights).forEach((value, s) => {
      (values[s] ??= new Float64Array(settings.resamples))[r] = value;
    });
  });
  return values;
}
