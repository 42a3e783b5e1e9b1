import { describe, expect, test } from 'vitest';
import { optimiserStep } from '../../../core/training/optimiserStep.js';
import vectors from '../../oracle/vectors/heads.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

const choice = (name: string) => ({
  optimiser: name as 'adam' | 'adamw' | 'sgd',
  weightDecay: 0.1,
  momentum: 0.9,
});

const nothing = (size: number) => ({
  first: new Float64Array(size),
  second: new Float64Array(size),
});

describe('optimiserStep', () => {
  test.each(vectors.optimisers)(
    'follows PyTorch’s $optimiser',
    ({ optimiser, gradients, path }) => {
      const parameters = Float64Array.from(vectors.start);
      const moments = nothing(3);
      gradients.forEach((gradient, i) => {
        const size = { step: i + 1, learningRate: 0.05, decayed: 3 };
        optimiserStep(choice(optimiser), parameters, moments, Float64Array.from(gradient), size);
        // PyTorch adds ε after the moments are corrected, the paper's shorter form before.
        expectClose(parameters, path[i] ?? [], 1e-6);
      });
    },
  );

  test.each(vectors.optimisers)(
    'does the same in single precision, to what that holds: $optimiser',
    ({ optimiser, gradients, path }) => {
      const parameters = Float32Array.from(vectors.start);
      const moments = { first: new Float32Array(3), second: new Float32Array(3) };
      gradients.forEach((gradient, i) => {
        const size = { step: i + 1, learningRate: 0.05, decayed: 3 };
        optimiserStep(choice(optimiser), parameters, moments, Float32Array.from(gradient), size);
        expectClose(parameters, path[i] ?? [], 1e-6);
      });
    },
  );

  test('AdamW shrinks weights alone, those that come first', () => {
    const parameters = Float64Array.of(1, 1);
    const still = { step: 1, learningRate: 0.5, decayed: 1 };
    optimiserStep(choice('adamw'), parameters, nothing(2), Float64Array.of(0, 0), still);
    // 1 − 0.5 · 0.1
    expect([...parameters]).toEqual([0.95, 1]);
  });

  test('takes the gradient times the factor, and leaves it as it is', () => {
    const gradient = Float64Array.of(4);
    const parameters = Float64Array.of(0);
    const size = { step: 1, learningRate: 0.1, factor: 0.5, decayed: 0 };
    optimiserStep(choice('sgd'), parameters, nothing(1), gradient, size);
    expect(parameters[0]).toBeCloseTo(-0.2, 12);
    expect([...gradient]).toEqual([4]);
  });
});
