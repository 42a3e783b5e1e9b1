import { describe, expect, test } from 'vitest';
import { eigenGradCam } from '../../../core/cam/eigenGradCam.js';
import { expectClose } from '../../support/expectClose.js';
import { handGradient, handTap } from '../../support/handTap.js';

// g · A: (½, 0), (−1, 0), (3, 1), (4, 6), its means 1.625 and 1.75; centred:
const centred = [
  [-1.125, -1.75],
  [-2.625, -1.75],
  [1.375, -0.75],
  [2.375, 4.25],
] as const;

describe('eigenGradCam', () => {
  test('projects the centred products on their first principal component', () => {
    // MᵀM = (15.6875 15.625 / 15.625 24.75); v ∝ (15.625, λ − 15.6875), both positive.
    const larger = (40.4375 + Math.sqrt(9.0625 ** 2 + 4 * 15.625 ** 2)) / 2;
    const [x, y] = [15.625, larger - 15.6875];
    const length = Math.hypot(x, y);
    expectClose(
      eigenGradCam(handTap, handGradient),
      centred.map(([a, b]) => (a * x + b * y) / length),
      1e-12,
    );
  });

  test('turns over with the label', () => {
    const map = eigenGradCam(handTap, handGradient);
    const opposite = eigenGradCam(
      handTap,
      handGradient.map((g) => -g),
    );
    expectClose(
      opposite,
      map.map((value) => -value),
      1e-12,
    );
  });

  test('shows nothing where every channel is constant, whatever rounding leaves', () => {
    const tap = { layer: 'flat', height: 7, width: 7, channels: 2, data: new Float32Array(98) };
    tap.data.forEach((_, i) => (tap.data[i] = i % 2 ? 0.1 : 0.7));
    const map = eigenGradCam(tap, new Float32Array(98).fill(0.3));
    expect([...map]).toEqual(new Array(49).fill(0));
  });
});
