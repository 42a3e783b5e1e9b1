import { expect, test } from 'vitest';
import { planCosts } from '../../../core/sweep/planCosts.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { planInput } from '../../support/planInput.js';

const costs = (lines: string) => planCosts(planSweep(planInput(lines), sha256Hex));

test('a frozen trunk sees each image once for all runs', () => {
  // Six images.
  expect(costs('seeds: [1, 2]')).toEqual([{ what: 'features of net', passes: 6 }]);
});

test('maps that ask the network again cost passes of each image and run', () => {
  const lines =
    'seeds: [1, 2]\nmethods: [rise, grad-cam, smooth-grad]\nperturbation: { masks: 7, samples: 3 }';
  expect(costs(lines).slice(1)).toEqual([
    { what: 'maps of rise for the predicted label', passes: 6 * 2 * 7, perMap: 7 },
    { what: 'maps of smooth-grad for the predicted label', passes: 36, perMap: 3, backward: true },
  ]);
});

test('the test of the maps costs what it costs beside them', () => {
  // One run, all six images: 2 series with curves of 2 · 20 + 1 points, the image, and 4 levels.
  expect(costs('methods: [cam]\nfaithfulness: true').slice(1)).toEqual([
    { what: 'faithfulness of the maps, at the most', passes: 6 * (2 * 41 + 1 + 4) },
  ]);
});

test('maps for two labels cost as two', () => {
  const lines = 'methods: [input-gradient]\ntarget: both';
  expect(costs(lines).map(({ passes }) => passes)).toEqual([6, 6, 6]);
});
