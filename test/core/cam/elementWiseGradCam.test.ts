import { describe, expect, test } from 'vitest';
import { elementWiseGradCam } from '../../../core/cam/elementWiseGradCam.js';
import { handGradient, handTap } from '../../support/handTap.js';

describe('elementWiseGradCam', () => {
  test('adds the positive products of gradient and activation', () => {
    // ½ · 1 + 2 · 0, nothing of −½ · 2 and 0 · 1, 3 + (−1) · (−1), 4 + 3 · 2
    expect([...elementWiseGradCam(handTap, handGradient)]).toEqual([0.5, 0, 4, 10]);
  });

  test('shows what speaks for the other label with the opposite gradient', () => {
    const opposite = handGradient.map((g) => -g);
    expect([...elementWiseGradCam(handTap, opposite)]).toEqual([0, 1, 0, 0]);
  });
});
