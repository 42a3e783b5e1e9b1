import type { Sha256 } from '../canonicalJson.js';
import { assignFolds } from '../folds/assignFolds.js';
import { countLeaked } from '../folds/countLeaked.js';
import { ungroup } from '../folds/ungroup.js';
import type { UngroupedPlan } from './Plan.js';
import { planSweep, type PlanInput } from './planSweep.js';

/**
 * The same runs, number of folds and seed, with every image its own group. A cell whose test images are
 * those of a grouped one has its key, and so its result.
 */
export function planUngrouped(input: Omit<PlanInput, 'folds'>, sha256: Sha256): UngroupedPlan {
  const { spec, dataset } = input;
  const folds = assignFolds(ungroup(dataset.entries), spec.folds.k, spec.folds.seed);
  const plan = planSweep({ ...input, folds }, sha256);
  return {
    cells: plan.cells.map((cell) => ({ ...cell, ungrouped: true })),
    folds: plan.folds,
    leaked: countLeaked(dataset.entries, folds),
  };
}
