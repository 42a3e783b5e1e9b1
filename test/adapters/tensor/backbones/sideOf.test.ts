import { describe, expect, test } from 'vitest';
import {
  architectures,
  findArchitecture,
} from '../../../../adapters/tensor/architectures/architectures.js';
import { sideOf } from '../../../../adapters/tensor/backbones/sideOf.js';
import { kerasLayer, kerasModel } from '../../../support/kerasLayer.js';

const padding = [
  [0, 1],
  [0, 1],
];
const valid = { kernel_size: [3, 3], padding: 'valid' };

const config = kerasModel(
  kerasLayer('input', 'InputLayer', [], { batch_input_shape: [null, 15, 15, 3] }),
  kerasLayer('padded', 'ZeroPadding2D', ['input'], { padding }),
  kerasLayer('valid', 'Conv2D', ['padded'], { ...valid, strides: [2, 2] }),
  kerasLayer('same', 'DepthwiseConv2D', ['valid'], { kernel_size: 3, strides: 2, padding: 'same' }),
  kerasLayer('wide', 'Conv2D', ['valid'], { ...valid, dilation_rate: [2, 2] }),
  kerasLayer('pool', 'MaxPooling2D', ['valid'], { pool_size: [2, 2] }),
  kerasLayer('cropped', 'Cropping2D', ['valid'], { cropping: 1 }),
  kerasLayer('one', 'GlobalAveragePooling2D', ['same']),
  kerasLayer('both', 'Multiply', ['one', 'same']),
);

describe('sideOf', () => {
  test.each([
    ['input', 15],
    ['padded', 16],
    ['valid', 7],
    ['same', 4],
    ['wide', 3],
    ['pool', 3],
    ['cropped', 5],
    ['one', 1],
    ['both', 4],
    ['unheard-of', NaN],
  ])('%s has %d rows', (name, side) => {
    expect(sideOf(config, name)).toBe(side);
  });

  test('knows the size of every architecture’s taps', () => {
    for (const build of architectures.values()) {
      const { name, config: own, taps } = build();
      for (const tap of taps) expect(sideOf(own, tap), `${name} ${tap}`).toBeGreaterThan(1);
    }
  });

  test.each([
    ['mobilenet_v2', 7],
    ['resnet50', 7],
    ['densenet121', 7],
    ['nasnet_mobile', 7],
    ['inception_v3', 8],
    ['xception', 10],
  ])('%s ends in as many rows as in Keras: %d', (name, side) => {
    const own = findArchitecture(name);
    const last = own?.config.layers.at(-1)?.name ?? '';
    expect(own && sideOf(own.config, last)).toBe(side);
  });
});
