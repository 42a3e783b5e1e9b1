import { describe, expect, test } from 'vitest';
import { randomWeights } from '../../../../adapters/tensor/weights/randomWeights.js';
import type { WeightSpec } from '../../../../adapters/tensor/backbones/LayersModel.js';

const spec = (name: string, ...shape: number[]): WeightSpec => ({ name, shape, dtype: 'float32' });

const fill = (weights: readonly WeightSpec[], seed = 1) => randomWeights({ weights }, seed);

describe('randomWeights', () => {
  // √(6 / n) where n values meet in one: 3 · 3 · 6, 1 · 24, 5 · 5, 54.
  test.each([
    { of: spec('a/kernel', 3, 3, 6, 40), bound: 1 / 3 },
    { of: spec('a/pointwise_kernel', 1, 1, 24, 90), bound: 0.5 },
    { of: spec('a/depthwise_kernel', 5, 5, 80, 1), bound: Math.sqrt(0.24) },
    { of: spec('a/kernel', 54, 40), bound: 1 / 3 },
  ])('fills $of.name of shape $of.shape up to $bound either way', ({ of, bound }) => {
    const values = fill([of]).get(of.name) ?? [];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    expect(values).toHaveLength(of.shape.reduce((a, b) => a * b, 1));
    // Of 2000 uniform values the outermost are within 1 % of the ends, but for e^-10.
    expect(high).toBeGreaterThan(0.99 * bound);
    expect(low).toBeLessThan(-0.99 * bound);
    expect(Math.max(high, -low)).toBeLessThanOrEqual(Math.fround(bound));
  });

  test.each([
    ['gamma', 0.8, 1.2],
    ['moving_variance', 0.8, 1.2],
    ['variance', 0.8, 1.2],
    ['beta', -0.1, 0.1],
    ['bias', -0.1, 0.1],
    ['moving_mean', -0.1, 0.1],
    ['mean', -0.1, 0.1],
  ])('fills %s between %d and %d', (variable, low, high) => {
    const values = fill([spec(`a/${variable}`, 2000)]).get(`a/${variable}`) ?? [];
    const margin = 0.01 * (high - low);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(Math.fround(low));
    expect(Math.min(...values)).toBeLessThan(low + margin);
    expect(Math.max(...values)).toBeLessThanOrEqual(Math.fround(high));
    expect(Math.max(...values)).toBeGreaterThan(high - margin);
  });

  test('gives the same for the same seed and name, whatever else there is', () => {
    const one = spec('a/kernel', 1, 1, 4, 4);
    const alone = fill([one]).get('a/kernel');
    expect(fill([spec('b/bias', 3), one]).get('a/kernel')).toEqual(alone);
    expect(fill([one], 2).get('a/kernel')).not.toEqual(alone);
    expect(fill([spec('b/kernel', 1, 1, 4, 4)]).get('b/kernel')).not.toEqual(alone);
  });

  test('refuses a weight of which it does not know what it is for', () => {
    expect(() => fill([spec('a/alpha', 3)])).toThrow('a/alpha');
  });
});
