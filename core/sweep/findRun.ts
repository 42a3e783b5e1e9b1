import type { Plan, PlannedBackbone, Run } from './Plan.js';
import type { Recipe } from './Recipe.js';

/** A run with the backbone and the recipe it names. */
export function findRun(
  plan: Plan,
  id: string,
): { run: Run; backbone: PlannedBackbone; recipe: Recipe } {
  const run = plan.runs.find((one) => one.id === id);
  const backbone = plan.backbones.find((one) => one.id === run?.backbone);
  const recipe = plan.spec.recipes.find((one) => one.name === run?.recipe);
  if (!run || !backbone || !recipe) throw new RangeError(`the plan has no run ${id}`);
  return { run, backbone, recipe };
}
