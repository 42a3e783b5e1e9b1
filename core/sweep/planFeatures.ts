import type { Plan } from './Plan.js';
import { plannedFeatures } from './plannedFeatures.js';

/**
 * What the frozen trunks of a plan cost: each image once a view, mirrored too where a recipe of the view
 * needs that; and each altered copy.
 */
export function planFeatures(plan: Plan): { readonly what: string; readonly passes: number }[] {
  const images = Object.keys(plan.folds).length;
  return plannedFeatures(plan).map(({ name, copies, mirrored }) =>
    copies === 0
      ? { what: `features of ${name}`, passes: (mirrored ? 2 : 1) * images }
      : {
          what: `features of ${name}, ${copies} altered ${copies === 1 ? 'copy' : 'copies'} of each image`,
          passes: copies * images,
        },
  );
}
