import { describe, expect, test } from 'vitest';
import { eigenCam } from '../../../core/cam/eigenCam.js';
import { expectClose } from '../../support/expectClose.js';
import { handTap } from '../../support/handTap.js';

describe('eigenCam', () => {
  test('projects every cell on the first right singular vector', () => {
    // Cells (1, 0), (2, 1), (3, −1), (4, 2): AᵀA = (30 7 / 7 6), λ = 18 + √193, v ∝ (7, λ − 30).
    const [x, y] = [7, Math.sqrt(193) - 12];
    const length = Math.hypot(x, y);
    expectClose(
      eigenCam(handTap),
      [x, 2 * x + y, 3 * x - y, 4 * x + 2 * y].map((value) => value / length),
      1e-12,
    );
  });

  test('has no negative value where the activations have none', () => {
    const data = Float32Array.of(0, 5, 1, 0, 4, 0, 0, 3, 0, 0, 0, 7);
    const tap = { layer: 'relu', height: 2, width: 2, channels: 3, data };
    expect(Math.min(...eigenCam(tap))).toBeGreaterThanOrEqual(-1e-12);
  });

  test('is zero for a tap of zeros', () => {
    expect([...eigenCam({ ...handTap, data: new Float32Array(8) })]).toEqual([0, 0, 0, 0]);
  });
});
