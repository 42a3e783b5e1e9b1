import {
  bootstrapSettings,
  indexGroups,
  resampleGroups,
  type Grouping,
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
  const grouping = indexGroups(groups);
  const whole = new Float64Array(grouping.count);
  for (const group of grouping.groupOf) whole[group] = (whole[group] as number) + 1;
  const own = columns.map((column) => addByGroup(column, grouping, whole));
  const means = columns.map(() => new Float64Array(settings.resamples));
  const present = new Uint32Array(grouping.count);
  resampleGroups(grouping.count, settings, (drawn, r) => {
    let size = 0;
    for (let g = 0; g < drawn.length; g++) if (drawn[g] !== 0) present[size++] = g;
    const all = addDrawn(whole, drawn, present, size);
    for (let c = 0; c < own.length; c++) {
      const { sums, counts } = own[c] as Sums;
      const weight = counts === whole ? all : addDrawn(counts, drawn, present, size);
      (means[c] as Float64Array)[r] = addDrawn(sums, drawn, present, size) / weight;
    }
  });
  return means;
}

/** Of a column, per group. */
interface Sums {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

/** @param whole the counts of a column that leaves nothing out: most are so, and then share them */
function addByGroup(
  column: ArrayLike<number>,
  { count, groupOf }: Grouping,
  whole: Float64Array,
): Sums {
  const sums = new Float64Array(count);
  const counts = new Float64Array(count);
  for (let i = 0; i < column.length; i++) {
    const group = groupOf[i] as number;
    const value = column[i] as number;
    if (Number.isNaN(value)) continue;
    sums[group] = (sums[group] as number) + value;
    counts[group] = (counts[group] as number) + 1;
  }
  return { sums, counts: counts.every((own, g) => own === whole[g]) ? whole : counts };
}

/** The sum over the groups that are present, each as often as it was drawn. */
function addDrawn(
  values: Float64Array,
  drawn: Uint16Array,
  present: Uint32Array,
  size: number,
): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const group = present[i] as number;
    sum += (drawn[group] as number) * (values[group] as number);
  }
  return sum;
}
