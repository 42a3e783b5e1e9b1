import type { FoldEntry } from './assignFolds.js';

/** The same images, each a group of its own: what folds are made of when groups are ignored. */
export const ungroup = <T extends FoldEntry>(entries: readonly T[]): T[] =>
  entries.map((entry) => ({ ...entry, group: entry.id }));
