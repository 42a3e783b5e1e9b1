import { describe, expect, test } from 'vitest';
import {
  headDefaults,
  recipeKeys,
  recipeSchema,
  tailDefaults,
} from '../../../core/sweep/Recipe.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';

const parse = (own: object) => recipeSchema.parse({ name: 'r', ...own });
const recipes = (line: string) => parseSweep(`name: a\ndata: b\nrecipes: [${line}]\n`).recipes;

describe('recipeSchema', () => {
  test('trains a head alone unless a recipe says otherwise', () => {
    expect(parse({})).toMatchObject({ unfreeze: 0, ...headDefaults });
    expect(parse({ unfreeze: 0 })).toEqual(parse({}));
    expect(parse({ unfreeze: undefined })).toEqual(parse({}));
  });

  test.each([1, 3, 'all'])('trains slower and shorter where it unfreezes %s', (unfreeze) => {
    expect(parse({ unfreeze })).toMatchObject({ unfreeze, ...tailDefaults });
  });

  test('has the other defaults in common', () => {
    const { unfreeze: _none, ...rest } = parse({});
    expect(parse({ unfreeze: 1, ...headDefaults })).toEqual({ unfreeze: 1, ...rest });
  });

  test.each(Object.entries({ epochs: 2, patience: 1, batch: 4, learningRate: 0.5 }))(
    'takes %s as a recipe gives it, and leaves the others',
    (key, value) => {
      expect(parse({ unfreeze: 'all', [key]: value })).toMatchObject({
        ...tailDefaults,
        [key]: value,
      });
      expect(parse({ [key]: value })).toMatchObject({ ...headDefaults, [key]: value });
    },
  );

  test.each([-1, 1.5, 'al', true, null])('refuses to unfreeze %s', (unfreeze) => {
    expect(recipeSchema.safeParse({ name: 'r', unfreeze }).success).toBe(false);
  });

  test('reads `unfreeze` out of a sweep file as a number or as all', () => {
    const lines = '{ name: a }, { name: b, unfreeze: 2 }, { name: c, unfreeze: all, batch: 8 }';
    expect(recipes(lines)).toMatchObject([
      { unfreeze: 0, ...headDefaults },
      { unfreeze: 2, ...tailDefaults },
      { unfreeze: 'all', ...tailDefaults, batch: 8 },
    ]);
  });
});

describe('recipeKeys', () => {
  test('are those of a recipe, with every default filled in', () => {
    expect([...recipeKeys].sort()).toEqual(Object.keys(parse({ augment: {} })).sort());
  });
});
