import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import { betaRandom } from '../../../core/training/betaRandom.js';

describe('betaRandom', () => {
  test.each([0.2, 1, 5])('draws from Beta(a, a): a = %d', (a) => {
    const random = seededRandom('beta', a);
    const drawn = Array.from({ length: 20_000 }, () => betaRandom(a, random));
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
    const variance = drawn.reduce((sum, x) => sum + (x - 0.5) ** 2, 0) / drawn.length;
    // Mean 1/2, variance 1 / (4 (2a + 1)); the mean of 20,000 deviates by at most 0.5 / 141.
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * 0.0036);
    expect(Math.abs(variance * 4 * (2 * a + 1) - 1)).toBeLessThan(0.05);
    expect(drawn.every((x) => x >= 0 && x <= 1)).toBe(true);
  });
});
