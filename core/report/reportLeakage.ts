import type { Dataset, Entry } from '../dataset/Dataset.js';
import { joinGroups } from '../dataset/joinGroups.js';
import type { Plan } from '../sweep/Plan.js';
import { classify } from './classify.js';
import { compareSides, pairRows } from './compareSides.js';
import type { Leakage } from './Report.js';
import type { PredictionRow } from './rows.js';

export interface LeakageInput {
  readonly plan: Pick<Plan, 'runs' | 'ungrouped'>;
  readonly dataset: Dataset;
  /** Sorted, as are the ungrouped ones, so that the same rows give the same figures. */
  readonly predictions: readonly PredictionRow[];
  /** On folds that ignore groups. */
  readonly ungrouped: readonly PredictionRow[];
}

/**
 * How the images hang together; and, where a sweep asks for it and no cell is missing, how good its runs
 * would have looked on folds that ignore groups.
 */
export function reportLeakage(input: LeakageInput): Leakage {
  const { dataset } = input;
  const shared = sharedGroups(dataset.entries);
  const ungrouped = compareUngrouped(input);
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

function compareUngrouped(input: LeakageInput): Leakage['ungrouped'] {
  const { plan, dataset } = input;
  if (!plan.ungrouped) return undefined;
  const sides = plan.runs.map(({ id: run }) => {
    const own = input.ungrouped.filter((row) => row.run === run);
    const grouped = input.predictions.filter((row) => row.run === run);
    return { run, own, rows: pairRows(own, grouped) };
  });
  if (sides.some(({ rows }) => rows.length < dataset.entries.length)) return undefined;
  const [, positive] = dataset.labels;
  const compared = compareSides(
    sides.map(({ rows }) => rows),
    positive,
  );
  return {
    leaked: plan.ungrouped.leaked,
    runs: sides.flatMap(({ run, own }, i) => {
      const comparison = compared[i];
      return comparison ? [{ run, classification: classify(own, positive), ...comparison }] : [];
    }),
  };
}
