import { expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { plannedFeatures } from '../../../core/sweep/plannedFeatures.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { pinned, planInput } from '../../support/planInput.js';

const cut = { unfreeze: 2, layer: 'conv_4', digest: 't4', taps: ['conv_7', 'conv_12'] } as const;
const featuresOf = (recipes: string) =>
  plannedFeatures(
    planSweep(
      planInput(`recipes: [${recipes}]`, [{ ...pinned, cuts: [{ ...cut, taps: [...cut.taps] }] }]),
      sha256Hex,
    ),
  ).map(({ name, copies, mirrored, layers, kept }) => ({
    ...{ name, copies, mirrored, kept },
    layers: layers.map(({ layer }) => layer),
  }));

test('all activations are kept of the deepest tap, which maps show', () => {
  expect(featuresOf('{ name: a }')).toEqual([
    {
      name: 'net',
      copies: 0,
      mirrored: false,
      layers: ['conv_7', 'conv_12'],
      kept: { plain: ['conv_12'], mirrored: [] },
    },
  ]);
});

test('where blocks are trained they are kept of the cut too, of mirrored images and copies as well', () => {
  const layers = ['conv_7', 'conv_12', 'conv_4'];
  expect(
    featuresOf('{ name: a }, { name: b, unfreeze: 2, flips: true, augment: { copies: 3 } }'),
  ).toEqual([
    {
      name: 'net',
      copies: 0,
      mirrored: true,
      layers,
      kept: { plain: ['conv_12', 'conv_4'], mirrored: ['conv_4'] },
    },
    {
      name: 'net',
      copies: 3,
      mirrored: false,
      layers,
      kept: { plain: ['conv_4'], mirrored: [] },
    },
  ]);
});
