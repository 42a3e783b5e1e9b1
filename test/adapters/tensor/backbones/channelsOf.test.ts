import { describe, expect, test } from 'vitest';
import {
  architectures,
  findArchitecture,
} from '../../../../adapters/tensor/architectures/architectures.js';
import { channelsOf } from '../../../../adapters/tensor/backbones/channelsOf.js';
import { kerasLayer, kerasModel } from '../../../support/kerasLayer.js';

const config = kerasModel(
  kerasLayer('input', 'InputLayer', [], { batch_input_shape: [null, 8, 8, 3] }),
  kerasLayer('conv', 'Conv2D', ['input'], { filters: 6 }),
  kerasLayer('normal', 'BatchNormalization', ['conv']),
  kerasLayer('depthwise', 'DepthwiseConv2D', ['normal'], { depth_multiplier: 2 }),
  kerasLayer('pool', 'MaxPooling2D', ['depthwise']),
  kerasLayer('both', 'Concatenate', ['pool', 'conv']),
  kerasLayer('sum', 'Add', ['both', 'both']),
  kerasLayer('vector', 'Reshape', ['sum'], { target_shape: [1, 1, 5] }),
);

describe('channelsOf', () => {
  test.each([
    ['input', 3],
    ['normal', 6],
    ['pool', 12],
    ['both', 18],
    ['sum', 18],
    ['vector', 5],
    ['unheard-of', NaN],
  ])('%s has %d', (name, channels) => {
    expect(channelsOf(config, name)).toBe(channels);
  });

  test('knows the channels of every architecture’s taps', () => {
    for (const build of architectures.values()) {
      const { name, config: own, taps } = build();
      for (const tap of taps) expect(channelsOf(own, tap), `${name} ${tap}`).toBeGreaterThan(0);
    }
  });

  test.each([
    ['mobilenet_v2', 1280],
    ['resnet50', 2048],
    ['densenet121', 1024],
    ['efficientnet_b0', 1280],
    ['inception_v3', 2048],
    ['vgg16', 512],
  ])('of %s’s last layer there are %d, as Keras has them', (name, channels) => {
    const own = findArchitecture(name);
    const last = own?.config.layers.at(-1)?.name ?? '';
    expect(own && channelsOf(own.config, last)).toBe(channels);
  });
});
