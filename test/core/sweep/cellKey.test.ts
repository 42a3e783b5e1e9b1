import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { cellKey, type CellIngredients } from '../../../core/sweep/cellKey.js';
import { recipeSchema, type Recipe } from '../../../core/sweep/Recipe.js';
import { pinned } from '../../support/planInput.js';

const recipe = recipeSchema.parse({ name: 'head' });
const cell: CellIngredients = {
  dataset: 'data1',
  testImages: ['a', 'b', 'c'],
  backbone: pinned,
  recipe,
  seed: 1,
};
const key = (own: Partial<CellIngredients> = {}): string => cellKey({ ...cell, ...own }, sha256Hex);

const names = ['id', 'name'];
const backboneKeys = Object.keys(pinned).filter((part) => !names.includes(part));
const recipeKeys = Object.keys(recipe).filter((part) => !names.includes(part));

describe('cellKey', () => {
  test('is 40 hex digits, the same each time', () => {
    expect(key()).toMatch(/^[0-9a-f]{40}$/);
    expect(key(structuredClone(cell))).toBe(key());
  });

  test.each<[string, Partial<CellIngredients>]>([
    ['the data set', { dataset: 'data2' }],
    ['a held-out image more', { testImages: ['a', 'b', 'c', 'd'] }],
    ['another held-out image', { testImages: ['a', 'b', 'd'] }],
    ['the seed', { seed: 2 }],
    ['the order of the taps', { backbone: { ...pinned, taps: [...pinned.taps].reverse() } }],
    ['a tap less', { backbone: { ...pinned, taps: pinned.taps.slice(1) } }],
    [
      'the scale of the input',
      { backbone: { ...pinned, preprocessing: { scale: 1, offset: -1 } } },
    ],
  ])('changes with %s', (_what, own) => {
    expect(key(own)).not.toBe(key());
  });

  test.each(backboneKeys)("changes with the backbone's %s", (part) => {
    const backbone = { ...pinned, [part]: 'changed' };
    expect(key({ backbone })).not.toBe(key());
  });

  test.each(recipeKeys)("changes with the recipe's %s", (part) => {
    const changed = { ...recipe, [part]: 'changed' };
    expect(key({ recipe: changed })).not.toBe(key());
  });

  describe('where blocks are trained', () => {
    const cut = { unfreeze: 1, layer: 'conv_7', digest: 't7', taps: ['conv_12'] };
    const tail = recipeSchema.parse({ name: 'tail', unfreeze: 1 });
    const tailKey = (own: object = {}): string =>
      key({ recipe: tail, backbone: { ...pinned, cuts: [{ ...cut, ...own }] } });

    test('changes with the layer that they begin behind', () => {
      expect(tailKey({ layer: 'conv_8' })).not.toBe(tailKey());
      expect(tailKey()).not.toBe(key());
    });

    test('does not change with cuts for other recipes', () => {
      const other = { ...cut, unfreeze: 2, layer: 'conv_5' };
      const backbone = { ...pinned, cuts: [other, cut] };
      expect(key({ recipe: tail, backbone })).toBe(tailKey());
      expect(key({ backbone })).toBe(key());
    });
  });

  test('does not change with names', () => {
    expect(key({ backbone: { ...pinned, id: 'as', name: 'other' } })).toBe(key());
    expect(key({ recipe: { ...recipe, name: 'tail' } })).toBe(key());
  });

  test('does not depend on the order of the held-out images, or of any key', () => {
    expect(key({ testImages: ['c', 'a', 'b'] })).toBe(key());
    const turned = Object.fromEntries(Object.entries(recipe).reverse()) as Recipe;
    expect(key({ recipe: turned })).toBe(key());
  });

  test('tells ids apart that joined would be alike', () => {
    expect(key({ testImages: ['a,b', 'c'] })).not.toBe(key({ testImages: ['a', 'b,c'] }));
  });

  test('leaves the ids as they were given', () => {
    const testImages = ['c', 'a', 'b'];
    key({ testImages });
    expect(testImages).toEqual(['c', 'a', 'b']);
  });
});
