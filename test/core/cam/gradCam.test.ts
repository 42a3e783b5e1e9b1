import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cam } from '../../../core/cam/cam.js';
import { gradCam } from '../../../core/cam/gradCam.js';
import { headGradient } from '../../../core/cam/headGradient.js';
import { arbitraryTap, arbitraryWeights } from '../../support/arbitraryTap.js';
import { expectClose } from '../../support/expectClose.js';
import { handGradient, handTap } from '../../support/handTap.js';

describe('gradCam', () => {
  test('weighs each channel with the mean of its gradient', () => {
    // ½ · (1 2 / 3 4) + 1 · (0 1 / −1 2)
    expect([...gradCam(handTap, handGradient)]).toEqual([0.5, 2, 0.5, 4]);
  });

  test('keeps negative values for the ReLU that follows', () => {
    expect([
      ...gradCam(
        handTap,
        handGradient.map((g) => -g),
      ),
    ]).toEqual([-0.5, -2, -0.5, -4]);
  });

  test('is CAM divided by the number of cells when the head sees channel means', () => {
    const drawn = arbitraryTap().chain((tap) =>
      fc.tuple(fc.constant(tap), arbitraryWeights(tap.channels)),
    );
    fc.assert(
      fc.property(drawn, ([tap, mean]) => {
        const cells = tap.width * tap.height;
        const map = gradCam(tap, headGradient(tap, { mean }));
        expectClose(
          map,
          cam(tap, mean).map((value) => value / cells),
          1e-5,
        );
      }),
      { seed: 1 },
    );
  });
});
