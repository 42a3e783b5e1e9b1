import { describe, expect, it } from 'vitest';
import { clipFactor } from '../../../core/training/clipFactor.js';

describe('clipFactor', () => {
  // √(3² + 4² + 12²) = 13
  const gradients = [Float32Array.of(3, 4), Float32Array.of(0, -12)];

  it('brings the common norm down to the limit', () => {
    expect(clipFactor(gradients, 6.5)).toBe(0.5);
  });

  it('is 1 where the norm is not above it', () => {
    expect(clipFactor(gradients, 13)).toBe(1);
    expect(clipFactor([Float32Array.of(0)], 1)).toBe(1);
  });

  it('hides no gradient that is not a number', () => {
    expect(clipFactor([Float32Array.of(NaN)], 1)).toBe(1);
  });
});
