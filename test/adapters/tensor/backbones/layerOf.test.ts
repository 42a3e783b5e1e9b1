import { describe, expect, it } from 'vitest';
import { layerOf } from '../../../../adapters/tensor/backbones/layerOf.js';

const layers = new Set(['conv', 'block_1/conv', 'block_1', 'block_1/conv/inner']);

describe('layerOf', () => {
  it.each([
    ['conv/kernel', 'conv'],
    ['block_1/conv/kernel', 'block_1/conv'],
    ['block_1/conv/inner/kernel', 'block_1/conv/inner'],
    ['block_1/kernel', 'block_1'],
    ['block_1/other/kernel', 'block_1'],
    ['conv', undefined],
    ['other/kernel', undefined],
    ['conv_2/kernel', undefined],
    ['/kernel', undefined],
  ])('of %s is the longest name that it starts with: %s', (weight, layer) => {
    expect(layerOf(weight, layers)).toBe(layer);
  });
});
