import { expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { findCamMethod } from '../../../core/cam/methods.js';
import { mapPasses } from '../../../core/sweep/mapPasses.js';
import type { PlannedBackbone } from '../../../core/sweep/Plan.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { pinned, planInput } from '../../support/planInput.js';

/** Taps of 16 and 32 channels. */
const backbone: PlannedBackbone = { ...pinned, channels: [16, 32] };

function passes(name: string, lines = '', backbones = [backbone]): number[] {
  const method = findCamMethod(name);
  if (!method) throw new RangeError(name);
  return mapPasses(planSweep(planInput(lines, backbones), sha256Hex), method);
}

test('a closed formula costs no pass', () => {
  expect(passes('grad-cam', 'seeds: [1, 2]')).toEqual([0, 0]);
});

test('Score-CAM costs a pass a channel of every tap that is shown', () => {
  expect(passes('score-cam')).toEqual([32]);
  expect(passes('score-cam', 'maps: { taps: all }')).toEqual([48]);
});

test('is not a number where the channels are not known', () => {
  expect(passes('score-cam', '', [pinned])).toEqual([NaN]);
  expect(passes('rise', '', [pinned])).toEqual([1000]);
});

test('a head that sees two views is asked about both', () => {
  const lines = 'recipes: [{ name: one }, { name: two, crop: both }]';
  expect(passes('rise', `${lines}\nperturbation: { masks: 7 }`)).toEqual([7, 14]);
  expect(passes('score-cam', lines)).toEqual([32, 64]);
});

test('occlusion’s squares cover the backbone’s own input', () => {
  // 224 by 112: 0 112.
  const lines = 'perturbation: { window: 112, stride: 112 }';
  expect(passes('occlusion', lines)).toEqual([5]);
});
