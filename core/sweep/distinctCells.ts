import type { Cell, Plan } from './Plan.js';

/** The cells to compute: runs that differ by name alone share theirs. */
export function distinctCells(plan: Plan): Cell[] {
  const seen = new Set<string>();
  return plan.cells.filter(({ key }) => !seen.has(key) && seen.add(key));
}
