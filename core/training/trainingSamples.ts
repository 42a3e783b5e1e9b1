import type { Random } from '../random.js';
import { keptCopies } from '../sweep/alterationsOf.js';
import type { Recipe } from '../sweep/Recipe.js';
import { withFlips, type Sample } from './PooledTap.js';

/**
 * What a recipe trains on: images as they are, mirrored where it flips, and altered copies of each. Where
 * all of a backbone is trained the images are altered anew for each epoch instead, once each; and where flips
 * are drawn each image is seen on one side in an epoch.
 * @param epoch its number, from 1, and what sides are drawn with; without it a head is fitted, whose samples stay
 * the same
 */
export function trainingSamples(
  images: readonly number[],
  recipe: Pick<Recipe, 'augment' | 'flips' | 'unfreeze'>,
  epoch?: { readonly number: number; readonly random: Random },
): Sample[] {
  const copiesOf = (copy: number): Sample[] =>
    images.map((image) => ({ image, mirrored: false, copy }));
  if (recipe.augment && recipe.unfreeze === 'all' && epoch !== undefined)
    return copiesOf(epoch.number);
  const copies = Array.from({ length: keptCopies(recipe) }, (_, i) => copiesOf(i + 1));
  const sides =
    recipe.flips === 'drawn' && epoch
      ? images.map((image) => ({ image, mirrored: epoch.random() < 0.5 }))
      : withFlips(images, recipe.flips);
  return [...sides, ...copies.flat()];
}
