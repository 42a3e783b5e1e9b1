import { describe, expect, test } from 'vitest';
import { gradCamPlusPlus } from '../../../../core/cam/gradCamPlusPlus.js';
import { smoothGradCamPlusPlus } from '../../../../core/cam/perturbation/smoothGradCamPlusPlus.js';
import { expectClose } from '../../../support/expectClose.js';
import { handGradient, handTap } from '../../../support/handTap.js';

describe('smoothGradCamPlusPlus', () => {
  test('is Grad-CAM++ of one gradient, however often it is repeated', () => {
    const expected = gradCamPlusPlus(handTap, handGradient);
    expectClose(smoothGradCamPlusPlus(handTap, [handGradient]), expected, 1e-12);
    const thrice = [handGradient, handGradient, handGradient];
    expectClose(smoothGradCamPlusPlus(handTap, thrice), expected, 1e-12);
  });

  test('averages each derivative on its own', () => {
    const tap = { layer: 'one', height: 1, width: 2, channels: 1, data: Float32Array.of(1, 3) };
    // Cell 0: g is 1 and 3, means 2, 5, 14; α = 5 / (10 + 4 · 14) = 5 / 66. Cell 1: the mean is negative.
    const map = smoothGradCamPlusPlus(tap, [Float32Array.of(1, 1), Float32Array.of(3, -2)]);
    const weight = (5 / 66) * 2;
    expectClose(map, [weight, 3 * weight], 1e-12);
  });

  test('leaves out a cell whose denominator vanishes', () => {
    // The sum is −2: 2 · 1 − 2 · 1
    const tap = { layer: 'one', height: 1, width: 1, channels: 1, data: Float32Array.of(-2) };
    expect([...smoothGradCamPlusPlus(tap, [Float32Array.of(1)])]).toEqual([0]);
  });
});
