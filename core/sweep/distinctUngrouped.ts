import { distinctCells } from './distinctCells.js';
import type { Plan, UngroupedPlan } from './Plan.js';

/** The cells to compute on folds that ignore groups: those with the key of a grouped one are that one. */
export function distinctUngrouped(plan: Plan): UngroupedPlan['cells'] {
  const seen = new Set(distinctCells(plan).map(({ key }) => key));
  return (plan.ungrouped?.cells ?? []).filter(({ key }) => !seen.has(key) && seen.add(key));
}
