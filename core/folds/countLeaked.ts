import type { FoldEntry } from './assignFolds.js';

/** How much of a data set is tested on a model that was trained on the same scan, mass or patient. */
export interface Leaked {
  /** Test images with an image of their group on the training side. */
  readonly images: number;
  /** Groups that stand on both sides. */
  readonly groups: number;
}

/** Counts what folds leak: 0 for grouped ones. */
export function countLeaked(
  entries: readonly FoldEntry[],
  folds: ReadonlyMap<string, number>,
): Leaked {
  const members = new Map<string, number[]>();
  for (const { id, group } of entries) {
    const fold = folds.get(id) ?? -1;
    const own = members.get(group);
    if (own) own.push(fold);
    else members.set(group, [fold]);
  }
  // A group in several folds has, for each of its images, another one that trains.
  const parted = [...members.values()].filter((own) => new Set(own).size > 1);
  return { images: parted.reduce((sum, own) => sum + own.length, 0), groups: parted.length };
}
