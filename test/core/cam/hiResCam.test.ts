import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headGradient } from '../../../core/cam/headGradient.js';
import { hiResCam } from '../../../core/cam/hiResCam.js';
import { headLogit } from '../../../core/training/headLogit.js';
import { arbitraryTap, arbitraryWeights } from '../../support/arbitraryTap.js';
import { handGradient, handTap } from '../../support/handTap.js';
import { poolOneImage } from '../../support/poolOneImage.js';

describe('hiResCam', () => {
  test('multiplies gradient and activation in every cell', () => {
    // ½ · 1 + 2 · 0, −½ · 2 + 0 · 1, 1 · 3 + (−1) · (−1), 1 · 4 + 3 · 2
    expect([...hiResCam(handTap, handGradient)]).toEqual([0.5, -1, 4, 10]);
  });

  test('adds up to the logit of a head on channel means, but for the bias', () => {
    const drawn = arbitraryTap().chain((tap) =>
      fc.tuple(fc.constant(tap), arbitraryWeights(tap.channels)),
    );
    fc.assert(
      fc.property(drawn, ([tap, mean]) => {
        const map = hiResCam(tap, headGradient(tap, { mean }));
        const head = { bias: 0, taps: [{ layer: tap.layer, weights: { mean } }] };
        const sum = map.reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(headLogit(head, [poolOneImage(tap)], 0), 4);
      }),
      { seed: 1 },
    );
  });
});
