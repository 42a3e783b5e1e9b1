import type { Alterations } from '../image/drawAlteration.js';
import type { Recipe } from './Recipe.js';

/** How a recipe's altered copies are drawn; nothing where it wants none. */
export function alterationsOf({
  augment,
  flips = false,
}: Partial<Pick<Recipe, 'augment' | 'flips'>>): Alterations | undefined {
  if (!augment) return undefined;
  const { translate, zoom, gain, contrast } = augment;
  return { translate, zoom, gain, contrast, flips: flips !== false };
}

/** Copies of each image that are computed once and kept; where all of a backbone is trained they are drawn anew. */
export const keptCopies = ({ augment, unfreeze }: Pick<Recipe, 'augment' | 'unfreeze'>): number =>
  unfreeze === 'all' ? 0 : (augment?.copies ?? 0);
