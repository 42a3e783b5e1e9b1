import { assignFolds, type FoldEntry } from './assignFolds.js';

/**
 * Holds back about `share` of the images, grouped and stratified like the folds: one of 1 / share
 * parts, rounded, and never more parts than a label has groups.
 * @returns the ids that are held back
 */
export function splitValidation(
  entries: readonly FoldEntry[],
  share: number,
  seed: number,
): Set<string> {
  const groups = new Map<string, Set<string>>();
  for (const { label, group } of entries) {
    groups.set(label, (groups.get(label) ?? new Set()).add(group));
  }
  const fewest = Math.min(...[...groups.values()].map((own) => own.size));
  const parts = Math.max(2, Math.min(Math.round(1 / share), fewest));
  const folds = assignFolds(entries, parts, seed);
  return new Set(entries.filter((entry) => folds.get(entry.id) === 0).map((entry) => entry.id));
}
