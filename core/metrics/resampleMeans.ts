import {
  bootstrapSettings,
  indexGroups,
  resampleGroups,
  type ResampleSettings,
} from './resampleGroups.js';

/**
 * The means of columns over resamples of whole groups. A column's sums per group are all that is
 * needed, so that many columns cost little.
 * @param groups per item
 * @param columns of items; a value that is NaN is left out of its column's mean
 * @returns per column its mean in every resample, NaN where no value was drawn
 */
export function resampleMeans(
  groups: readonly string[],
  columns: readonly ArrayLike<number>[],
  settings: ResampleSettings = bootstrapSettings,
): Float64Array[] {
  const { count, groupOf } = indexGroups(groups);
  const width = columns.length;
  const sums = new Float64Array(count * width);
  const counts = new Float64Array(count * width);
  columns.forEach((column, c) => {
    for (let i = 0; i < column.length; i++) {
      const value = column[i] as number;
      if (Number.isNaN(value)) continue;
      const at = (groupOf[i] as number) * width + c;
      sums[at] = (sums[at] as number) + value;
      counts[at] = (counts[at] as number) + 1;
    }
  });
  const means = columns.map(() => new Float64Array(settings.resamples));
  const sum = new Float64Array(width);
  const weight = new Float64Array(width);
  resampleGroups(count, settings, (drawn, r) => {
    sum.fill(0);
    weight.fill(0);
    for (let g = 0; g < count; g++) {
      const times = drawn[g] as number;
      if (times === 0) continue;
      const start = g * width;
      for (let c = 0; c < width; c++) {
        sum[c] = (sum[c] as number) + times * (sums[start + c] as number);
        weight[c] = (weight[c] as number) + times * (counts[start + c] as number);
      }
    }
    for (let c = 0; c < width; c++) {
      (means[c] as Float64Array)[r] = (sum[c] as number) / (weight[c] as number);
    }
  });
  return means;
}
