import { describe, expect, test } from 'vitest';
import { findCut } from '../../../core/sweep/findCut.js';
import { pinned } from '../../support/planInput.js';

const one = { unfreeze: 1, layer: 'conv_7', digest: 't7', taps: ['conv_12'] };
const all = { unfreeze: 'all', layer: 'input', digest: 't0', taps: ['conv_7', 'conv_12'] } as const;
const backbone = { ...pinned, cuts: [one, { ...all, taps: [...all.taps] }] };

describe('findCut', () => {
  test('finds the cut for as many blocks as a recipe trains', () => {
    expect(findCut(backbone, { unfreeze: 1 })).toEqual(one);
    expect(findCut(backbone, { unfreeze: 'all' })).toEqual(all);
  });

  test('finds nothing for a recipe that trains a head alone', () => {
    expect(findCut(backbone, { unfreeze: 0 })).toBeUndefined();
    expect(findCut(pinned, { unfreeze: 0 })).toBeUndefined();
  });
});
