import type { PlannedBackbone, PlannedCut } from './Plan.js';
import type { Recipe } from './Recipe.js';

/** Where the blocks begin that a recipe trains; nothing where it trains a head alone. */
export function findCut(
  backbone: PlannedBackbone,
  { unfreeze }: Pick<Recipe, 'unfreeze'>,
): PlannedCut | undefined {
  return backbone.cuts?.find((cut) => cut.unfreeze === unfreeze);
}
