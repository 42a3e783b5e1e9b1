import { describe, expect, test } from 'vitest';
import { adam } from '../../../core/training/adam.js';
import { expectClose } from '../../support/expectClose.js';

describe('adam', () => {
  test('takes a first step of the learning rate against the gradient’s sign', () => {
    const parameters = Float64Array.of(1, 1, 1);
    adam(3, 0.1)(parameters, Float64Array.of(2, -0.001, 0));
    // m̂ / √v̂ is ±1 whatever the size; ε is 1e-8 of a gradient of 0.001 · √0.001.
    expectClose(parameters, [0.9, 1.1, 1], 1e-4);
    expect(parameters[2]).toBe(1);
  });

  test('corrects its moments for their start at zero', () => {
    const parameters = Float64Array.of(0);
    const step = adam(1, 0.1);
    step(parameters, Float64Array.of(2));
    step(parameters, Float64Array.of(-1));
    // m = 0.9 · 0.2 − 0.1 = 0.08, m̂ = 0.08 / (1 − 0.9²);
    // v = 0.999 · 0.004 + 0.001 = 0.004996, v̂ = 0.004996 / (1 − 0.999²).
    const second = 0.08 / 0.19 / Math.sqrt(0.004996 / 0.001999);
    expectClose(parameters, [-0.1 - 0.1 * second], 1e-7);
  });

  test('shares no moments with another optimiser', () => {
    const [first, second] = [Float64Array.of(0), Float64Array.of(0)];
    adam(1, 0.1)(first, Float64Array.of(5));
    adam(1, 0.1)(second, Float64Array.of(-5));
    expect(second[0]).toBe(-(first[0] ?? NaN));
  });

  test('leaves the gradient as it is', () => {
    const gradient = Float64Array.of(3, -4);
    adam(2, 0.1)(Float64Array.of(0, 0), gradient);
    expect([...gradient]).toEqual([3, -4]);
  });
});
