import type { Plan } from './Plan.js';

/** The test fold of each image, by image id: those that a cell belongs to. */
export function foldsOf(plan: Plan, cell: { readonly ungrouped?: true }): Plan['folds'] {
  if (!cell.ungrouped) return plan.folds;
  if (!plan.ungrouped) throw new RangeError('the plan has no folds that ignore groups');
  return plan.ungrouped.folds;
}
