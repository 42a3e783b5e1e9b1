import { expect, test } from 'vitest';
import { settingsOf } from '../../../core/cam/settingsOf.js';

const settings = { masks: 4, samples: 5, steps: 6, window: 7, stride: 8 };

test.each([
  ['rise', { masks: 4 }],
  ['smooth-grad', { samples: 5 }],
  ['smooth-grad-cam++', { samples: 5 }],
  ['integrated-gradients', { steps: 6 }],
  ['occlusion', { window: 7, stride: 8 }],
])('%s has the settings that shape its maps', (name, own) => {
  expect(settingsOf(name, settings)).toEqual(own);
});

test.each(['grad-cam', 'score-cam', 'full-grad', 'random', 'unheard-of'])('%s has none', (name) => {
  expect(settingsOf(name, settings)).toBeUndefined();
});
