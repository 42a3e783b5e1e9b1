import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cam } from '../../../core/cam/cam.js';
import { headLogit } from '../../../core/training/headLogit.js';
import { arbitraryTap, arbitraryWeights } from '../../support/arbitraryTap.js';
import { handTap } from '../../support/handTap.js';
import { poolOneImage } from '../../support/poolOneImage.js';

describe('cam', () => {
  test('adds the channels by their weights', () => {
    // 2 · (1 2 / 3 4) − (0 1 / −1 2)
    expect([...cam(handTap, [2, -1])]).toEqual([2, 3, 7, 6]);
  });

  test('has the logit of a head on channel means for its mean, but for the bias', () => {
    const drawn = arbitraryTap().chain((tap) =>
      fc.tuple(fc.constant(tap), arbitraryWeights(tap.channels), fc.integer({ min: -5, max: 5 })),
    );
    fc.assert(
      fc.property(drawn, ([tap, mean, bias]) => {
        const map = cam(tap, mean);
        const head = { bias, taps: [{ layer: tap.layer, weights: { mean } }] };
        const contribution = map.reduce((a, b) => a + b, 0) / map.length;
        expect(contribution + bias).toBeCloseTo(headLogit(head, [poolOneImage(tap)], 0), 5);
      }),
      { seed: 1 },
    );
  });
});
