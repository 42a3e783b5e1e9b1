import { describe, expect, test } from 'vitest';
import { adamStep } from '../../../core/training/adam.js';
import { expectClose } from '../../support/expectClose.js';

const nothing = (size: number) => ({
  first: new Float64Array(size),
  second: new Float64Array(size),
});

// PyTorch's numbers are in optimiserStep.test.ts.
describe('adamStep', () => {
  test('steps first by the learning rate against the gradient’s sign', () => {
    const parameters = Float64Array.of(1, 1, 1);
    adamStep(parameters, nothing(3), Float64Array.of(2, -0.001, 0), 1, 0.1);
    // m̂ / √v̂ is ±1 whatever the size; ε is 1e-8 of a gradient of 0.001 · √0.001.
    expectClose(parameters, [0.9, 1.1, 1], 1e-4);
    expect(parameters[2]).toBe(1);
  });

  test('corrects its moments for their start at zero, and keeps them where it was given them', () => {
    const parameters = Float64Array.of(0);
    const moments = nothing(1);
    adamStep(parameters, moments, Float64Array.of(2), 1, 0.1);
    adamStep(parameters, moments, Float64Array.of(-1), 2, 0.1);
    // m = 0.9 · 0.2 − 0.1 = 0.08, m̂ = 0.08 / (1 − 0.9²);
    // v = 0.999 · 0.004 + 0.001 = 0.004996, v̂ = 0.004996 / (1 − 0.999²).
    const second = 0.08 / 0.19 / Math.sqrt(0.004996 / 0.001999);
    expectClose(parameters, [-0.1 - 0.1 * second], 1e-7);
    expectClose([...moments.first, ...moments.second], [0.08, 0.004996], 1e-12);
  });
});
