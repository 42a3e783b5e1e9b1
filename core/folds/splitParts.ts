import { assignFolds, type FoldEntry } from './assignFolds.js';

/**
 * Splits the training side into parts to be held back in turn, grouped and stratified like the folds:
 * 1 / share of them, rounded, at least two, and no more than a label has groups.
 * @returns the part by image id
 */
export function splitParts(
  entries: readonly FoldEntry[],
  share: number,
  seed: number,
): Map<string, number> {
  const groups = new Map<string, Set<string>>();
  for (const { label, group } of entries) {
    groups.set(label, (groups.get(label) ?? new Set()).add(group));
  }
  const fewest = Math.min(...[...groups.values()].map((own) => own.size));
  const parts = Math.max(2, Math.min(Math.round(1 / share), fewest));
  return assignFolds(entries, parts, seed);
}
