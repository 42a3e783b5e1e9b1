import { seededRandom } from '../random.js';

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

/**
 * Draws whole groups with replacement, as many as there are: images of one patient are not independent.
 * The same number of groups is drawn in the same way every time, so that what is compared is paired.
 * @param see is shown how often each group was drawn, in an array that the next resample reuses
 */
export function resampleGroups(
  count: number,
  { seed, resamples }: ResampleSettings,
  see: (drawn: Uint16Array, resample: number) => void,
): void {
  const random = seededRandom('bootstrap', seed);
  const drawn = new Uint16Array(count);
  for (let r = 0; r < resamples; r++) {
    drawn.fill(0);
    for (let i = 0; i < count; i++) {
      const group = Math.floor(random() * count);
      drawn[group] = (drawn[group] as number) + 1;
    }
    see(drawn, r);
  }
}
