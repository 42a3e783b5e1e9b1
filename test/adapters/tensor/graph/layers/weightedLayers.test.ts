import { describe, expect, it } from 'vitest';
import { weight } from '../../../../support/kerasLayer.js';
import { lowerOne } from '../../../../support/lowerOne.js';

const kernel = weight([1, 1, 1, 1], 2);
const bias = weight([1], 3);

describe('a convolution', () => {
  it('takes strides and dilation as pairs, and names its parameters after the layer', () => {
    const config = {
      strides: [2, 1],
      dilation_rate: [1, 3],
      padding: 'same',
      activation: 'relu',
      use_bias: true,
    };
    const { steps, parameters } = lowerOne('Conv2D', config, { kernel, bias });
    expect(steps).toEqual([
      {
        kind: 'conv',
        output: 'a',
        inputs: ['x'],
        kernel: 'a/kernel',
        bias: 'a/bias',
        strides: [2, 1],
        dilation: [1, 3],
        padding: 'same',
        activation: 'relu',
      },
    ]);
    expect([...parameters]).toEqual([
      ['a/kernel', kernel],
      ['a/bias', bias],
    ]);
  });

  it('takes strides and dilation as numbers, and the defaults of Keras where a config is silent', () => {
    expect(lowerOne('Conv2D', { strides: 2, dilation_rate: 3 }, { kernel }).steps).toMatchObject([
      {
        strides: [2, 2],
        dilation: [3, 3],
        padding: 'valid',
        bias: undefined,
        activation: 'linear',
      },
    ]);
  });

  it('has a bias where its config says so, and where a silent one has the weight', () => {
    const biasOf = (config: object) =>
      lowerOne('Conv2D', config, { kernel, bias }).steps.map((step) => 'bias' in step && step.bias);
    expect(biasOf({})).toEqual(['a/bias']);
    expect(biasOf({ use_bias: false })).toEqual([undefined]);
    expect(() => lowerOne('Conv2D', { use_bias: true }, { kernel })).toThrow('its bias is missing');
  });

  it('a depthwise one takes its kernel by either of its names', () => {
    const steps = [{ kind: 'depthwise', kernel: 'a/kernel' }];
    for (const name of ['depthwise_kernel', 'kernel']) {
      const { steps: made, parameters } = lowerOne('DepthwiseConv2D', {}, { [name]: kernel });
      expect(made).toMatchObject(steps);
      expect([...parameters]).toEqual([['a/kernel', kernel]]);
    }
  });

  it('a separable one is a depthwise one with the strides, then a pointwise one with the rest', () => {
    const config = { strides: 2, padding: 'same', dilation_rate: 1, activation: 'silu' };
    const weights = { depthwise_kernel: kernel, pointwise_kernel: weight([1, 1, 1, 1], 5), bias };
    const { steps, parameters } = lowerOne('SeparableConv2D', config, weights);
    const shared = { padding: 'same', dilation: [1, 1] };
    expect(steps).toEqual([
      {
        ...shared,
        kind: 'depthwise',
        output: 'a/depthwise',
        inputs: ['x'],
        kernel: 'a/depthwise_kernel',
        bias: undefined,
        strides: [2, 2],
        activation: 'linear',
      },
      {
        ...shared,
        kind: 'conv',
        output: 'a',
        inputs: ['a/depthwise'],
        kernel: 'a/pointwise_kernel',
        bias: 'a/bias',
        strides: [1, 1],
        activation: 'silu',
      },
    ]);
    expect([...parameters.keys()]).toEqual(['a/depthwise_kernel', 'a/pointwise_kernel', 'a/bias']);
  });

  it.each([
    ['groups', { groups: 2 }, 'can only be 1'],
    ['an unknown activation', { activation: 'elu' }, 'none that foldcam knows'],
    [
      'an activation that is a property of every object',
      { activation: 'toString' },
      'none that foldcam knows',
    ],
    ['causal padding', { padding: 'causal' }, 'padding'],
    ['channels first', { data_format: 'channels_first' }, 'its channels come first'],
  ])('refuses %s', (_, config, message) => {
    expect(() => lowerOne('Conv2D', config, { kernel })).toThrow(message);
  });
});
