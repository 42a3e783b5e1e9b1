import type { Dataset, Entry } from '../dataset/Dataset.js';
import { joinGroups } from '../dataset/joinGroups.js';
import type { Leakage } from './Report.js';

/**
 * How the images hang together.
 * @param ungrouped how good the runs would have looked on folds that ignore groups
 */
export function reportLeakage(dataset: Dataset, ungrouped: Leakage['ungrouped']): Leakage {
  const shared = sharedGroups(dataset.entries);
  return {
    shared: {
      groups: shared.length,
      images: shared.reduce((sum, own) => sum + own.length, 0),
    },
    ...(dataset.alike ? { found: countFound(shared, dataset.alike) } : {}),
    contradicting: shared
      .filter((own) => new Set(own.map(({ label }) => label)).size > 1)
      .map((own) => own.map(({ id, label }) => ({ image: id, label }))),
    ...(ungrouped ? { ungrouped } : {}),
  };
}

function sharedGroups(entries: readonly Entry[]): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const own = groups.get(entry.group);
    if (own) own.push(entry);
    else groups.set(entry.group, [entry]);
  }
  return [...groups.values()].filter((own) => own.length > 1);
}

function countFound(
  shared: readonly (readonly Entry[])[],
  alike: NonNullable<Dataset['alike']>,
): Leakage['found'] {
  const ids = shared.flatMap((own) => own.map(({ id }) => id));
  const groupOf = joinGroups(
    ids,
    alike.map(({ images }) => images),
  );
  const held = shared.filter((own) => new Set(own.map(({ id }) => groupOf.get(id))).size === 1);
  return { pairs: alike.length, groups: held.length };
}
