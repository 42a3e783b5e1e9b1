import { describe, expect, test } from 'vitest';
import { gradCamPlusPlus } from '../../../core/cam/gradCamPlusPlus.js';
import { expectClose } from '../../support/expectClose.js';
import { handGradient, handTap } from '../../support/handTap.js';

describe('gradCamPlusPlus', () => {
  test('weighs each channel by its positive gradients, damped by the channel’s sum', () => {
    // α · g is g / (2 + S · g) where g > 0, S the channel's sum: 10 and 2.
    // w₀ = ½ / 7 + 1 / 12 + 1 / 12 = 5 / 21; w₁ = 2 / 6 + 3 / 8 = 17 / 24.
    const [w0, w1] = [5 / 21, 17 / 24];
    expectClose(
      gradCamPlusPlus(handTap, handGradient),
      [w0, 2 * w0 + w1, 3 * w0 - w1, 4 * w0 + 2 * w1],
      1e-12,
    );
  });

  test('is zero without a positive gradient', () => {
    const map = gradCamPlusPlus(
      handTap,
      handGradient.map((g) => -Math.abs(g)),
    );
    expect([...map]).toEqual([0, 0, 0, 0]);
  });

  test('leaves out a cell whose denominator vanishes', () => {
    // The channel's sum is −2: 2 · 1² − 2 · 1³ = 0, and for g = ½ it is 2 / 4 − 2 / 8 = ¼.
    const tap = { layer: 'one', height: 1, width: 2, channels: 1, data: Float32Array.of(1, -3) };
    // w = 0 + (¼ / ¼) · ½
    expect([...gradCamPlusPlus(tap, Float32Array.of(1, 0.5))]).toEqual([0.5, -1.5]);
  });
});
