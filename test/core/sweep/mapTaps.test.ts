import { expect, test } from 'vitest';
import { mapTaps } from '../../../core/sweep/mapTaps.js';
import { pinned } from '../../support/planInput.js';

test('mapTaps shows the last tap, which is the deepest, unless all are asked for', () => {
  const taps = (which: 'deepest' | 'all') =>
    mapTaps(pinned, { maps: { keep: 'none', overlays: 'jpeg', taps: which } }).map(
      (tap) => tap.layer,
    );
  expect(taps('deepest')).toEqual(['conv_12']);
  expect(taps('all')).toEqual(['conv_7', 'conv_12']);
});
