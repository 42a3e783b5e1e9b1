import { describe, expect, it } from 'vitest';
import { architectures } from '../../../../adapters/tensor/architectures/architectures.js';
import { knownLayers, lowerLayer } from '../../../../adapters/tensor/graph/lowerLayer.js';
import type { Lowered } from '../../../../adapters/tensor/graph/layers/Lower.js';
import type { Parameter } from '../../../../adapters/tensor/graph/Step.js';
import { kerasLayer, weight } from '../../../support/kerasLayer.js';

type Weights = Readonly<Record<string, Parameter>>;

function lower(kind: string, config: object = {}, weights: Weights = {}, inputs = ['x']): Lowered {
  return lowerLayer({
    layer: kerasLayer('a', kind, inputs, config),
    inputs,
    variable: (name) => weights[name],
  });
}

const kernel = weight([1, 1, 1, 1], 2);
const bias = weight([1], 3);

describe('lowerLayer of a convolution', () => {
  it('takes strides and dilation as pairs, and names its parameters after the layer', () => {
    const config = {
      strides: [2, 1],
      dilation_rate: [1, 3],
      padding: 'same',
      activation: 'relu',
      use_bias: true,
    };
    const { steps, parameters } = lower('Conv2D', config, { kernel, bias });
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
    expect(lower('Conv2D', { strides: 2, dilation_rate: 3 }, { kernel }).steps).toMatchObject([
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
      lower('Conv2D', config, { kernel, bias }).steps.map((step) => 'bias' in step && step.bias);
    expect(biasOf({})).toEqual(['a/bias']);
    expect(biasOf({ use_bias: false })).toEqual([undefined]);
    expect(() => lower('Conv2D', { use_bias: true }, { kernel })).toThrow('its bias is missing');
  });

  it('a depthwise one takes its kernel by either of its names', () => {
    const steps = [{ kind: 'depthwise', kernel: 'a/kernel' }];
    for (const name of ['depthwise_kernel', 'kernel']) {
      const { steps: made, parameters } = lower('DepthwiseConv2D', {}, { [name]: kernel });
      expect(made).toMatchObject(steps);
      expect([...parameters]).toEqual([['a/kernel', kernel]]);
    }
  });

  it('a separable one is a depthwise one with the strides, then a pointwise one with the rest', () => {
    const config = { strides: 2, padding: 'same', dilation_rate: 1, activation: 'silu' };
    const weights = { depthwise_kernel: kernel, pointwise_kernel: weight([1, 1, 1, 1], 5), bias };
    const { steps, parameters } = lower('SeparableConv2D', config, weights);
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
    expect(() => lower('Conv2D', config, { kernel })).toThrow(message);
  });

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
    expect(() => lower(kind, {}, weights)).toThrow(`its ${name} is missing`);
  });
});

describe('lowerLayer of a layer that scales and shifts', () => {
  const statistics = { moving_mean: weight([1], 4), moving_variance: weight([1], 0.75) };
  const scaled = (lowered: Lowered): (readonly number[])[] =>
    ['a/scale', 'a/shift'].map((name) => [...(lowered.parameters.get(name)?.data ?? [])]);
  const rescaled = ({ steps: [step] }: Lowered): (readonly number[])[] =>
    step?.kind === 'rescale' ? [step.scale, step.offset] : [];

  it('folds a batch normalisation', () => {
    // 3 / √(0.75 + 0.25) = 3, 1 - 4 · 3 = -11
    const weights = { ...statistics, gamma: bias, beta: weight([1], 1) };
    const lowered = lower('BatchNormalization', { epsilon: 0.25 }, weights);
    expect(lowered.steps).toEqual([
      {
        kind: 'affine',
        output: 'a',
        inputs: ['x'],
        scale: 'a/scale',
        shift: 'a/shift',
        activation: 'linear',
      },
    ]);
    expect(scaled(lowered)).toEqual([[3], [-11]]);
  });

  it('a batch normalisation has γ and β where its config says so', () => {
    const without = { epsilon: 0.25, center: false, scale: false };
    const weights = { ...statistics, gamma: bias, beta: weight([1], 1) };
    expect(scaled(lower('BatchNormalization', without, weights))).toEqual([[1], [-4]]);
    expect(scaled(lower('BatchNormalization', { epsilon: 0.25 }, statistics))).toEqual([[1], [-4]]);
    for (const [name, config] of [
      ['gamma', { scale: true }],
      ['beta', { center: true }],
    ] as const) {
      expect(() => lower('BatchNormalization', config, statistics)).toThrow(
        `its ${name} is missing`,
      );
    }
  });

  it('takes 0.001 for ε, as Keras does', () => {
    const weights = { moving_mean: weight([1], 0), moving_variance: weight([1], 0.249) };
    // 1 / √(0.249 + 0.001) = 2
    const [[scale = 0] = []] = scaled(lower('BatchNormalization', {}, weights));
    expect(scale).toBeCloseTo(2, 6);
  });

  it('a rescaling has one number or one for each channel, and 0 for an offset', () => {
    expect(rescaled(lower('Rescaling', { scale: 0.5, offset: -1 }))).toEqual([[0.5], [-1]]);
    expect(rescaled(lower('Rescaling', { scale: [1, 2] }))).toEqual([[1, 2], [0]]);
  });

  it('a normalisation is (x - mean) / √variance, from its config or its weights', () => {
    // 1 / √4 = 0.5, -3 / 2; 1 / √0.25 = 2, 1 · 2
    const config = { mean: [3, -1], variance: [4, 0.25] };
    const expected = [
      [0.5, 2],
      [-1.5, 2],
    ];
    expect(rescaled(lower('Normalization', config))).toEqual(expected);
    const weights = { mean: weight([2], 3, -1), variance: weight([2], 4, 0.25) };
    const silent = { mean: null, variance: null };
    expect(rescaled(lower('Normalization', silent, weights))).toEqual(expected);
    expect(() => lower('Normalization', { ...config, invert: true })).toThrow('can only be false');
  });

  it('a normalisation divides by no less than 1e-7', () => {
    const [[scale = 0] = []] = rescaled(lower('Normalization', { mean: 0, variance: 0 }));
    expect(scale / 1e7).toBeCloseTo(1, 6);
  });
});

describe('lowerLayer of a layer without weights', () => {
  const step = (kind: string, config: object = {}, inputs = ['x']) => {
    const { steps, parameters } = lower(kind, config, {}, inputs);
    expect(parameters.size).toBe(0);
    expect(steps).toMatchObject([{ output: 'a', inputs }]);
    return steps[0];
  };

  it.each([
    ['linear', 'linear'],
    ['relu', 'relu'],
    ['relu6', 'relu6'],
    ['sigmoid', 'sigmoid'],
    ['swish', 'silu'],
    ['silu', 'silu'],
    ['softmax', 'softmax'],
    ['hard_sigmoid', 'hard_sigmoid'],
    ['hard_swish', 'hard_silu'],
    ['hard_silu', 'hard_silu'],
  ])('knows the activation %s as %s', (activation, known) => {
    expect(step('Activation', { activation })).toMatchObject({
      kind: 'activation',
      activation: known,
    });
  });

  it('a ReLU is one up to 6 or without an end', () => {
    expect(step('ReLU', { max_value: 6 })).toMatchObject({ activation: 'relu6' });
    expect(step('ReLU', { max_value: null, negative_slope: 0, threshold: 0 })).toMatchObject({
      activation: 'relu',
    });
    expect(step('ReLU')).toMatchObject({ activation: 'relu' });
  });

  it.each([{ max_value: 1 }, { negative_slope: 0.1 }, { threshold: 1 }])(
    'refuses a ReLU of %o',
    (config) => {
      expect(() => lower('ReLU', config)).toThrow(/can only be [06]/);
    },
  );

  it('a dropout does nothing', () => {
    expect(step('Dropout', { rate: 0.5 })).toMatchObject({
      kind: 'activation',
      activation: 'linear',
    });
  });

  it.each([
    [1, [1, 1], [1, 1]],
    [
      [1, 2],
      [1, 1],
      [2, 2],
    ],
    [
      [
        [0, 1],
        [2, 3],
      ],
      [0, 1],
      [2, 3],
    ],
  ])('takes a border of %j', (border, rows, columns) => {
    expect(step('ZeroPadding2D', { padding: border })).toMatchObject({
      kind: 'pad',
      rows,
      columns,
    });
    expect(step('Cropping2D', { cropping: border })).toMatchObject({ kind: 'crop', rows, columns });
  });

  it.each([
    ['MaxPooling2D', 'maxPool'],
    ['AveragePooling2D', 'averagePool'],
  ])('a %s takes its size and strides as numbers or pairs', (kind, known) => {
    expect(step(kind, { pool_size: 3, strides: [2, 1], padding: 'same' })).toMatchObject({
      kind: known,
      size: [3, 3],
      strides: [2, 1],
      padding: 'same',
    });
  });

  it('a pooling moves on by its size where no strides are given', () => {
    expect(step('MaxPooling2D', { pool_size: [3, 2], strides: null })).toMatchObject({
      strides: [3, 2],
    });
    expect(step('MaxPooling2D')).toMatchObject({
      size: [2, 2],
      strides: [2, 2],
      padding: 'valid',
    });
  });

  it('a global pooling keeps its axes where it is asked to', () => {
    expect(step('GlobalAveragePooling2D', { keepdims: true })).toMatchObject({ keepDims: true });
    expect(step('GlobalAveragePooling2D')).toMatchObject({
      kind: 'globalAveragePool',
      keepDims: false,
    });
  });

  it('a reshaping has its shape', () => {
    expect(step('Reshape', { target_shape: [1, 1, -1] })).toMatchObject({
      kind: 'reshape',
      shape: [1, 1, -1],
    });
  });

  it.each([
    ['Add', 'add'],
    ['Multiply', 'multiply'],
    ['Concatenate', 'concat'],
  ])('a %s takes its inputs in order', (kind, known) => {
    expect(step(kind, {}, ['y', 'x', 'z'])).toMatchObject({ kind: known });
  });

  it('joins along the channels alone', () => {
    expect(step('Concatenate', { axis: 3 }, ['x', 'y'])).toMatchObject({ kind: 'concat' });
    expect(() => lower('Concatenate', { axis: 1 }, {}, ['x', 'y'])).toThrow();
  });

  it.each(['Flatten', 'Functional', 'toString', 'InputLayer'])('does not know a %s', (kind) => {
    expect(() => lower(kind)).toThrow(`a layer of class ${kind} is not known`);
  });
});

describe('knownLayers', () => {
  it.each([...architectures])('has every class of %s', (_, build) => {
    const kinds = new Set(build().config.layers.map((layer) => layer.class_name));
    expect([...kinds].filter((kind) => !knownLayers.has(kind))).toEqual([]);
  });
});
