import { describe, expect, test } from 'vitest';
import { poolTap } from '../../../core/training/poolTap.js';
import vectors from '../../oracle/vectors/training.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('poolTap', () => {
  test.each(vectors.pooled)('agrees with NumPy: $channels channels, $data.length values', (tap) => {
    const pooled = poolTap(Float32Array.from(tap.data), tap.channels);
    // Means near 100 are float32 to 4e-6.
    expectClose(pooled, [...tap.mean, ...tap.std, ...tap.max], 8e-6);
  });

  test('lays out means, deviations and maxima, each by channel', () => {
    // Channel 0 is 1 2 3 4, channel 1 is 0 1 −1 2.
    const pooled = poolTap(Float32Array.of(1, 0, 2, 1, 3, -1, 4, 2), 2);
    const std = Math.sqrt(1.25);
    expectClose(pooled, [2.5, 0.5, std, std, 4, 2], 1e-6);
  });

  test('does not lose a small deviation beside a large mean', () => {
    const [mean, std] = poolTap(Float32Array.of(8192, 8192.5, 8192, 8192.5), 1);
    expect(mean).toBe(8192.25);
    expect(std).toBe(0.25);
  });

  test('finds the maximum of negative activations', () => {
    expect([...poolTap(Float32Array.of(-3, -1, -2), 1)][2]).toBe(-1);
  });
});
