import { describe, expect, test } from 'vitest';
import { headGradient } from '../../../core/cam/headGradient.js';
import { tapHead } from '../../../core/cam/tapHead.js';
import type { CurvedHead } from '../../../core/training/Head.js';
import { expectClose } from '../../support/expectClose.js';
import { handTap } from '../../support/handTap.js';

const coarse = { layer: 'coarse', height: 1, width: 1, channels: 1, data: Float32Array.of(5) };
const weights = { mean: Float64Array.of(2, -1), max: Float64Array.of(0, 3) };
const head = {
  bias: 9,
  taps: [
    { layer: 'hand', weights },
    { layer: 'coarse', weights: { mean: Float64Array.of(2) } },
  ],
};
const taps = [handTap, coarse];

describe('tapHead', () => {
  test('has the head’s logit', () => {
    // Means 2.5 and 0.5, maxima 4 and 2: 5 − 0.5 + 6; 2 · 5; 9.
    expect(tapHead(head, false).logit(taps)).toBeCloseTo(29.5, 6);
    expect(tapHead(head, true).logit(taps)).toBeCloseTo(-29.5, 6);
  });

  test('has its gradient at every tap', () => {
    const [hand, other] = tapHead(head, false).gradients(taps);
    expect(hand).toEqual(headGradient(handTap, weights));
    expectClose(other ?? [], [2], 0);
    const [opposite] = tapHead(head, true).gradients(taps);
    expectClose(
      opposite ?? [],
      [...headGradient(handTap, weights)].map((g) => -g),
      0,
    );
  });

  test('has, of a head that is not linear, the gradient of the logit at these taps', () => {
    // Over mean and deviation of both channels.
    const kernels: CurvedHead = {
      kind: 'curved',
      taps: [{ layer: 'hand', channels: 2 }],
      pooling: ['mean', 'std'],
      by: { mean: Float64Array.of(2, 0, 1, 1), scale: Float64Array.of(1, 2, 1, 0.5) },
      model: {
        kind: 'rbf',
        gamma: 0.25,
        centres: Float32Array.of(0, 1, 0, 1, 1, 0, -1, 0),
        coefficients: Float64Array.of(2, -3),
        bias: 0.5,
      },
    };
    const own = tapHead(kernels, false);
    const [gradient] = own.gradients([handTap]);
    const step = 2 ** -8;
    handTap.data.forEach((value, i) => {
      const at = (moved: number) =>
        own.logit([{ ...handTap, data: handTap.data.with(i, value + moved) }]);
      const slope = (at(step) - at(-step)) / (2 * step);
      expect(Math.abs(slope - (gradient?.[i] ?? NaN))).toBeLessThan(1e-3);
    });
  });
});
