import { expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { planFeatures } from '../../../core/sweep/planFeatures.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { planInput } from '../../support/planInput.js';

// Six images.
const costs = (lines: string) => planFeatures(planSweep(planInput(lines), sha256Hex));

test('each image is seen once for all recipes of a view', () => {
  const lines = 'recipes: [{ name: a }, { name: b, pooling: [max] }, { name: c, crop: lesion }]';
  expect(costs(lines)).toEqual([
    { what: 'features of net', passes: 6 },
    { what: 'features of net (lesion-0.5-stretch)', passes: 6 },
  ]);
});

test('each image is seen mirrored too in a view of which one recipe needs that', () => {
  for (const flips of ['flips', 'testFlips']) {
    const recipes = ['name: a', `name: b, ${flips}: true`, 'name: c', 'name: d, crop: lesion'];
    expect(costs(`recipes: [${recipes.map((one) => `{ ${one} }`).join(', ')}]`)).toEqual([
      { what: 'features of net', passes: 12 },
      { what: 'features of net (lesion-0.5-stretch)', passes: 6 },
    ]);
  }
});

test('copies that are drawn alike are shared: the most that a recipe wants count', () => {
  const recipes = ['copies: 2', 'copies: 3', 'copies: 1, zoom: 0.2'].map(
    (augment, i) => `{ name: r${i}, augment: { ${augment} } }`,
  );
  expect(costs(`recipes: [${recipes.join(', ')}]`)).toEqual([
    { what: 'features of net', passes: 6 },
    { what: 'features of net, 3 altered copies of each image', passes: 18 },
    { what: 'features of net, 1 altered copy of each image', passes: 6 },
  ]);
});

test('a head of two views sees copies in both', () => {
  const lines = 'recipes: [{ name: a, crop: both, augment: { copies: 2 } }]';
  expect(costs(lines).map(({ passes }) => passes)).toEqual([6, 6, 12, 12]);
});

test('copies are drawn as they are needed where all of a backbone is trained', () => {
  expect(costs('recipes: [{ name: a, unfreeze: all, augment: {} }]')).toEqual([
    { what: 'features of net', passes: 6 },
  ]);
});
