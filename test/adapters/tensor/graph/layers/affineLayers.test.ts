import { describe, expect, it } from 'vitest';
import type { Lowered } from '../../../../../adapters/tensor/graph/layers/Lower.js';
import { weight } from '../../../../support/kerasLayer.js';
import { lowerOne } from '../../../../support/lowerOne.js';

describe('a layer that scales and shifts', () => {
  const statistics = { moving_mean: weight([1], 4), moving_variance: weight([1], 0.75) };
  const scaled = (lowered: Lowered): (readonly number[])[] =>
    ['a/scale', 'a/shift'].map((name) => [...(lowered.parameters.get(name)?.data ?? [])]);
  const rescaled = ({ steps: [step] }: Lowered): (readonly number[])[] =>
    step?.kind === 'rescale' ? [step.scale, step.offset] : [];

  it('folds a batch normalisation', () => {
    // 3 / √(0.75 + 0.25) = 3, 1 - 4 · 3 = -11
    const weights = { ...statistics, gamma: weight([1], 3), beta: weight([1], 1) };
    const lowered = lowerOne('BatchNormalization', { epsilon: 0.25 }, weights);
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
    const weights = { ...statistics, gamma: weight([1], 3), beta: weight([1], 1) };
    expect(scaled(lowerOne('BatchNormalization', without, weights))).toEqual([[1], [-4]]);
    expect(scaled(lowerOne('BatchNormalization', { epsilon: 0.25 }, statistics))).toEqual([
      [1],
      [-4],
    ]);
    for (const [name, config] of [
      ['gamma', { scale: true }],
      ['beta', { center: true }],
    ] as const) {
      expect(() => lowerOne('BatchNormalization', config, statistics)).toThrow(
        `its ${name} is missing`,
      );
    }
  });

  it('takes 0.001 for ε, as Keras does', () => {
    const weights = { moving_mean: weight([1], 0), moving_variance: weight([1], 0.249) };
    // 1 / √(0.249 + 0.001) = 2
    const [[scale = 0] = []] = scaled(lowerOne('BatchNormalization', {}, weights));
    expect(scale).toBeCloseTo(2, 6);
  });

  it('a rescaling has one number or one for each channel, and 0 for an offset', () => {
    expect(rescaled(lowerOne('Rescaling', { scale: 0.5, offset: -1 }))).toEqual([[0.5], [-1]]);
    expect(rescaled(lowerOne('Rescaling', { scale: [1, 2] }))).toEqual([[1, 2], [0]]);
  });

  it('a normalisation is (x - mean) / √variance, from its config or its weights', () => {
    // 1 / √4 = 0.5, -3 / 2; 1 / √0.25 = 2, 1 · 2
    const config = { mean: [3, -1], variance: [4, 0.25] };
    const expected = [
      [0.5, 2],
      [-1.5, 2],
    ];
    expect(rescaled(lowerOne('Normalization', config))).toEqual(expected);
    const weights = { mean: weight([2], 3, -1), variance: weight([2], 4, 0.25) };
    const silent = { mean: null, variance: null };
    expect(rescaled(lowerOne('Normalization', silent, weights))).toEqual(expected);
    expect(() => lowerOne('Normalization', { ...config, invert: true })).toThrow(
      'can only be false',
    );
  });

  it('a normalisation divides by no less than 1e-7', () => {
    const [[scale = 0] = []] = rescaled(lowerOne('Normalization', { mean: 0, variance: 0 }));
    expect(scale / 1e7).toBeCloseTo(1, 6);
  });
});
