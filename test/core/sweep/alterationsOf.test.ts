import { expect, test } from 'vitest';
import { alterationsOf, keptCopies } from '../../../core/sweep/alterationsOf.js';
import { recipeSchema } from '../../../core/sweep/Recipe.js';

const recipe = (keys: object) => recipeSchema.parse({ name: 'r', ...keys });

test('a recipe without augmentation has no copies', () => {
  expect(alterationsOf(recipe({}))).toBe(undefined);
  expect(keptCopies(recipe({}))).toBe(0);
});

test('how copies are drawn does not depend on how many there are', () => {
  const few = recipe({ augment: { copies: 2, zoom: 0.3 }, flips: true });
  const drawn = { translate: 0.05, zoom: 0.3, gain: 0.1, contrast: 0.1, flips: true };
  expect(alterationsOf(few)).toEqual(drawn);
  expect(keptCopies(few)).toBe(2);
});

test('copies are kept but where all of a backbone is trained', () => {
  expect(keptCopies(recipe({ augment: {}, unfreeze: 2 }))).toBe(4);
  expect(keptCopies(recipe({ augment: {}, unfreeze: 'all' }))).toBe(0);
});
