import { describe, expect, test } from 'vitest';
import {
  architectures,
  findArchitecture,
} from '../../../../adapters/tensor/architectures/architectures.js';
import { sideOf } from '../../../../adapters/tensor/backbones/sideOf.js';
import type { FunctionalConfig } from '../../../../adapters/tensor/backbones/LayersModel.js';

const layer = (name: string, kind: string, config: object, ...inputs: string[]) => ({
  name,
  class_name: kind,
  config: { name, ...config },
  inbound_nodes: inputs.length === 0 ? [] : [inputs.map((input) => [input, 0, 0, {}])],
});

const config: FunctionalConfig = {
  name: 'by hand',
  layers: [
    layer('input', 'InputLayer', { batch_input_shape: [null, 15, 15, 3] }),
    layer(
      'padded',
      'ZeroPadding2D',
      {
        padding: [
          [0, 1],
          [0, 1],
        ],
      },
      'input',
    ),
    layer('valid', 'Conv2D', { kernel_size: [3, 3], strides: [2, 2], padding: 'valid' }, 'padded'),
    layer('same', 'DepthwiseConv2D', { kernel_size: 3, strides: 2, padding: 'same' }, 'valid'),
    layer(
      'wide',
      'Conv2D',
      { kernel_size: [3, 3], dilation_rate: [2, 2], padding: 'valid' },
      'valid',
    ),
    layer('pool', 'MaxPooling2D', { pool_size: [2, 2] }, 'valid'),
    layer('cropped', 'Cropping2D', { cropping: 1 }, 'valid'),
    layer('one', 'GlobalAveragePooling2D', {}, 'same'),
    layer('both', 'Multiply', {}, 'one', 'same'),
  ],
  input_layers: [['input', 0, 0]],
  output_layers: [['both', 0, 0]],
};

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
