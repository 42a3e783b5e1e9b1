import { describe, expect, it } from 'vitest';
import { architectures } from '../../../../adapters/tensor/architectures/architectures.js';
import { knownLayers } from '../../../../adapters/tensor/graph/lowerLayer.js';
import { weight } from '../../../support/kerasLayer.js';
import { lowerOne } from '../../../support/lowerOne.js';

const kernel = weight([1, 1, 1, 1], 2);
const bias = weight([1], 3);

describe('lowerLayer', () => {
  it.each([
    ['Conv2D', 'kernel', {}],
    ['DepthwiseConv2D', 'kernel', {}],
    ['SeparableConv2D', 'depthwise_kernel', {}],
    ['SeparableConv2D', 'pointwise_kernel', { depthwise_kernel: kernel }],
    ['Dense', 'kernel', {}],
    ['BatchNormalization', 'moving_mean', {}],
    ['BatchNormalization', 'moving_variance', { moving_mean: bias }],
    ['Normalization', 'mean', {}],
  ])('says that a %s lacks its %s', (kind, name, weights) => {
    expect(() => lowerOne(kind, {}, weights)).toThrow(`its ${name} is missing`);
  });

  it.each(['Flatten', 'Functional', 'toString', 'InputLayer'])('does not know a %s', (kind) => {
    expect(() => lowerOne(kind)).toThrow(`a layer of class ${kind} is not known`);
  });

  it.each(['Conv2D', 'MaxPooling2D', 'GlobalAveragePooling2D'])(
    'refuses a %s whose channels come first',
    (kind) => {
      const config = { data_format: 'channels_first' };
      expect(() => lowerOne(kind, config, { kernel })).toThrow('its channels come first');
    },
  );
});

describe('knownLayers', () => {
  it.each([...architectures])('has every class of %s', (_, build) => {
    const kinds = new Set(build().config.layers.map((layer) => layer.class_name));
    expect([...kinds].filter((kind) => !knownLayers.has(kind))).toEqual([]);
  });
});
