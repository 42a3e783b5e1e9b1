import type { Plan } from './Plan.js';

/** Ids of a fold's held-out images, in the order of the plan. */
export function testImages(plan: Plan, fold: number): string[] {
  return Object.entries(plan.folds)
    .filter(([, of]) => of === fold)
    .map(([id]) => id)
    .sort();
}
