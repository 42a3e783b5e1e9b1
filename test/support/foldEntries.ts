import fc from 'fast-check';
import type { FoldEntry } from '../../core/folds/assignFolds.js';

/** Entries of groups that are given as their numbers of images per label. */
export function foldEntries(groups: readonly (readonly number[])[]): FoldEntry[] {
  return groups.flatMap((counts, g) =>
    counts.flatMap((count, l) =>
      Array.from({ length: count }, (_, i) => ({
        id: `image ${g}.${l}.${i}`,
        label: `label ${l}`,
        group: `group ${g}`,
      })),
    ),
  );
}

/** Groups of up to six images with one of two labels each, and a few with both. */
export const arbitraryGroups = fc
  .record({
    negative: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 5, maxLength: 25 }),
    positive: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 5, maxLength: 25 }),
    mixed: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
      maxLength: 3,
    }),
  })
  .map(({ negative, positive, mixed }) => [
    ...negative.map((count) => [count, 0]),
    ...positive.map((count) => [0, count]),
    ...mixed,
  ]);
