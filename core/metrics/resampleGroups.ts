import { keepLatest } from '../keepLatest.js';
import { seededRandom, type Random } from '../random.js';

/** Part of every report. */
export const bootstrapSettings = { seed: 1, resamples: 2_000 } as const;

export interface ResampleSettings {
  readonly seed: number;
  readonly resamples: number;
}

export interface Grouping {
  /** How many groups there are. */
  readonly count: number;
  /** Per item the index of its group; groups by their names in order. */
  readonly groupOf: Uint32Array;
}

/** @param groups per item */
export function indexGroups(groups: readonly string[]): Grouping {
  const names = [...new Set(groups)].sort();
  const indexOf = new Map(names.map((name, i) => [name, i]));
  const groupOf = Uint32Array.from(groups, (group) => indexOf.get(group) ?? 0);
  return { count: names.length, groupOf };
}

// The figures of a run, and the runs of a sweep, ask for the same draws again and again: 8 MB of them are kept.
const most = 2 ** 22;
const tables = keepLatest<Uint16Array>(most);

/**
 * Draws whole groups with replacement, as many as there are: images of one patient are not independent.
 * The same number of groups is drawn in the same way every time, so that what is compared is paired.
 * @param see is shown how often each group was drawn, in an array that may change after that
 */
export function resampleGroups(
  count: number,
  settings: ResampleSettings,
  see: (drawn: Uint16Array, resample: number) => void,
): void {
  const { seed, resamples } = settings;
  if (count * resamples > most) {
    const random = seededRandom('bootstrap', seed);
    const drawn = new Uint16Array(count);
    for (let r = 0; r < resamples; r++) see(draw(drawn.fill(0), random), r);
    return;
  }
  const key = `${count} ${seed} ${resamples}`;
  const table = tables.get(key) ?? drawAll(count, settings);
  tables.set(key, table, table.length);
  for (let r = 0; r < resamples; r++) see(table.subarray(r * count, (r + 1) * count), r);
}

/** Row by row what each resample draws. */
function drawAll(count: number, { seed, resamples }: ResampleSettings): Uint16Array {
  const random = seededRandom('bootstrap', seed);
  const table = new Uint16Array(count * resamples);
  for (let r = 0; r < resamples; r++) draw(table.subarray(r * count, (r + 1) * count), random);
  return table;
}

/** @param drawn zeros, to which the draws are added */
function draw(drawn: Uint16Array, random: Random): Uint16Array {
  const count = drawn.length;
  for (let i = 0; i < count; i++) {
    const group = Math.floor(random() * count);
    drawn[group] = (drawn[group] as number) + 1;
  }
  return drawn;
}
