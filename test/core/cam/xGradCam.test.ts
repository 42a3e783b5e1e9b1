import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradCam } from '../../../core/cam/gradCam.js';
import { headGradient } from '../../../core/cam/headGradient.js';
import { hiResCam } from '../../../core/cam/hiResCam.js';
import { xGradCam } from '../../../core/cam/xGradCam.js';
import { arbitraryTap, arbitraryWeights } from '../../support/arbitraryTap.js';
import { expectClose } from '../../support/expectClose.js';
import { handGradient, handTap } from '../../support/handTap.js';

describe('xGradCam', () => {
  test('averages each channel’s gradient with its activations as weights', () => {
    // w₀ = (½ · 1 − ½ · 2 + 3 + 4) / 10 = 0.65; w₁ = (0 + 0 + 1 + 6) / 2 = 3.5
    expectClose(xGradCam(handTap, handGradient), [0.65, 4.8, -1.55, 9.6], 1e-12);
  });

  test('adds up to what HiResCAM adds up to', () => {
    const total = (map: Float64Array): number => map.reduce((a, b) => a + b);
    expect(total(xGradCam(handTap, handGradient))).toBeCloseTo(13.5, 12);
    expect(total(hiResCam(handTap, handGradient))).toBe(13.5);
  });

  test('leaves a channel out whose activations add up to zero', () => {
    const data = Float32Array.of(0, 1, 0, 3);
    const tap = { layer: 'dead', height: 1, width: 2, channels: 2, data };
    // w₁ = (1 · 2 + 3 · 2) / 4
    expect([...xGradCam(tap, Float32Array.of(5, 2, 5, 2))]).toEqual([2, 6]);
  });

  test('is Grad-CAM when the head sees channel means of activations behind a ReLU', () => {
    const drawn = arbitraryTap().chain((tap) =>
      fc.tuple(
        fc.constant({ ...tap, data: tap.data.map(Math.abs) }),
        arbitraryWeights(tap.channels),
      ),
    );
    fc.assert(
      fc.property(drawn, ([tap, mean]) => {
        const gradient = headGradient(tap, { mean });
        expectClose(xGradCam(tap, gradient), gradCam(tap, gradient), 1e-9);
      }),
      { seed: 1 },
    );
  });
});
