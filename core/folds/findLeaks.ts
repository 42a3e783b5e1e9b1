import type { FoldEntry } from './assignFolds.js';

/** Groups whose images stand in several folds, with those folds. Empty for every plan that may run. */
export function findLeaks(
  entries: readonly FoldEntry[],
  folds: ReadonlyMap<string, number>,
): { group: string; folds: number[] }[] {
  const seen = new Map<string, Set<number>>();
  for (const { id, group } of entries) {
    const own = seen.get(group) ?? new Set();
    own.add(folds.get(id) ?? -1);
    seen.set(group, own);
  }
  return [...seen]
    .filter(([, own]) => own.size > 1)
    .map(([group, own]) => ({ group, folds: [...own].sort((a, b) => a - b) }));
}
