import { keptCopies } from '../sweep/alterationsOf.js';
import type { Recipe } from '../sweep/Recipe.js';
import { withFlips, type Sample } from './PooledTap.js';

/**
 * What a recipe trains on: images as they are, mirrored where it flips, and altered copies of each. Where
 * all of a backbone is trained the images are altered anew for each epoch instead, once each.
 * @param epoch from 1; without it a head is fitted, whose samples stay the same
 */
export function trainingSamples(
  images: readonly number[],
  recipe: Pick<Recipe, 'augment' | 'flips' | 'unfreeze'>,
  epoch?: number,
): Sample[] {
  const copiesOf = (copy: number): Sample[] =>
    images.map((image) => ({ image, mirrored: false, copy }));
  if (recipe.augment && recipe.unfreeze === 'all' && epoch !== undefined) return copiesOf(epoch);
  const copies = Array.from({ length: keptCopies(recipe) }, (_, i) => copiesOf(i + 1));
  return [...withFlips(images, recipe.flips), ...copies.flat()];
}
