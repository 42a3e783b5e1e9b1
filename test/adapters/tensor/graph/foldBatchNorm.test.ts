import { describe, expect, it } from 'vitest';
import {
  scaleAndShift,
  scaleKernel,
  shiftBias,
} from '../../../../adapters/tensor/graph/foldBatchNorm.js';

const mean = Float32Array.of(4, -1);
// With ε = 0.25 the deviations are 1 and 2.
const variance = Float32Array.of(0.75, 3.75);
const gamma = Float32Array.of(3, 8);
const beta = Float32Array.of(1, 0.5);

describe('scaleAndShift', () => {
  it('is γ / √(σ² + ε) and β - μ · scale', () => {
    // 3 / 1, 8 / 2; 1 - 4 · 3, 0.5 + 1 · 4
    const { scale, shift } = scaleAndShift({ mean, variance, gamma, beta }, 0.25);
    expect([...scale]).toEqual([3, 4]);
    expect([...shift]).toEqual([-11, 4.5]);
  });

  it('takes 1 for γ and 0 for β where a layer has none', () => {
    // 1 / 1, 1 / 2; -4 · 1, 1 · 1/2
    const none = { mean, variance, gamma: undefined, beta: undefined };
    const { scale, shift } = scaleAndShift(none, 0.25);
    expect([...scale]).toEqual([1, 0.5]);
    expect([...shift]).toEqual([-4, 0.5]);
  });

  it('refuses weights of different lengths, by name', () => {
    const short = { mean, variance, gamma: Float32Array.of(1), beta };
    expect(() => scaleAndShift(short, 0.25)).toThrow('its gamma has 1 values, its mean 2');
  });
});

describe('scaleKernel', () => {
  it('multiplies by output channel, which is the last axis of a convolution', () => {
    const kernel = { shape: [1, 1, 2, 2], data: Float32Array.of(1, 2, 3, 4) };
    const scaled = scaleKernel(kernel, Float64Array.of(10, 100));
    expect(scaled).toEqual({ shape: [1, 1, 2, 2], data: Float32Array.of(10, 200, 30, 400) });
    expect([...kernel.data]).toEqual([1, 2, 3, 4]);
  });

  it('takes the last two axes of a depthwise kernel for channels', () => {
    // Two channels in, each with two of its own: four scales.
    const kernel = { shape: [2, 1, 2, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
    const { data } = scaleKernel(kernel, Float64Array.of(1, 10, 100, 1000));
    expect([...data]).toEqual([1, 20, 300, 4000, 5, 60, 700, 8000]);
  });
});

describe('shiftBias', () => {
  const by = { scale: Float64Array.of(2, 3), shift: Float64Array.of(10, 20) };

  it('is bias · scale + shift', () => {
    const bias = { shape: [2], data: Float32Array.of(1, -1) };
    expect(shiftBias(bias, by)).toEqual({ shape: [2], data: Float32Array.of(12, 17) });
  });

  it('is the shift without a bias', () => {
    expect(shiftBias(undefined, by)).toEqual({ shape: [2], data: Float32Array.of(10, 20) });
  });
});
