import { describe, expect, test } from 'vitest';
import { layerCam } from '../../../core/cam/layerCam.js';
import { handGradient, handTap } from '../../support/handTap.js';

describe('layerCam', () => {
  test('weighs every cell with its own positive gradient', () => {
    // ½ · 1 + 2 · 0, nothing, 1 · 3, 1 · 4 + 3 · 2
    expect([...layerCam(handTap, handGradient)]).toEqual([0.5, 0, 3, 10]);
  });

  test('keeps negative activations for the ReLU that follows', () => {
    const everywhere = new Float32Array(8).fill(1);
    // 1 + 0, 2 + 1, 3 − 1, 4 + 2; and of channel 1 alone 0 1 / −1 2.
    expect([...layerCam(handTap, everywhere)]).toEqual([1, 3, 2, 6]);
    const second = everywhere.map((_, i) => i % 2);
    expect([...layerCam(handTap, second)]).toEqual([0, 1, -1, 2]);
  });
});
