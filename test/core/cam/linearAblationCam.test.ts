import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearAblationCam } from '../../../core/cam/linearAblationCam.js';
import { ablationCam } from '../../../core/cam/perturbation/ablationCam.js';
import { headLogit } from '../../../core/training/headLogit.js';
import { arbitraryTap, arbitraryWeights } from '../../support/arbitraryTap.js';
import { expectClose } from '../../support/expectClose.js';
import { handTap } from '../../support/handTap.js';
import { poolOneImage } from '../../support/poolOneImage.js';

describe('linearAblationCam', () => {
  test('weighs each channel with what it adds to the logit', () => {
    // Means 2.5 and ½: drops 2 · 2.5 and −1 · ½.
    const byMean = linearAblationCam(handTap, { mean: Float64Array.of(2, -1) });
    expect([...byMean]).toEqual([5, 9.5, 15.5, 19]);
    // Maxima 4 and 2.
    const byMax = linearAblationCam(handTap, { max: Float64Array.of(1, 1) });
    expect([...byMax]).toEqual([4, 10, 10, 20]);
    // The deviation of 1 2 3 4 is √1.25.
    const byStd = linearAblationCam(handTap, { std: Float64Array.of(2, 0) });
    expectClose(
      byStd,
      [1, 2, 3, 4].map((value) => value * 2 * Math.sqrt(1.25)),
      1e-6,
    );
  });

  test.each([['mean'], ['std'], ['max'], ['mean', 'std', 'max']] as const)(
    'is what setting one channel after another to zero finds: %s %s %s',
    async (...pooled) => {
      const drawn = arbitraryTap().chain((tap) =>
        fc.tuple(
          fc.constant(tap),
          fc.tuple(...pooled.map(() => arbitraryWeights(tap.channels))),
          fc.integer({ min: -5, max: 5 }),
        ),
      );
      await fc.assert(
        fc.asyncProperty(drawn, async ([tap, lists, bias]) => {
          const weights = Object.fromEntries(pooled.map((name, p) => [name, lists[p]]));
          const head = { bias, taps: [{ layer: tap.layer, weights }] };
          const logits = (batch: Float32Array, count: number): Promise<Float64Array> => {
            const width = tap.data.length;
            const answers = Array.from({ length: count }, (_, i) => {
              const data = batch.subarray(i * width, (i + 1) * width);
              return headLogit(head, [poolOneImage({ ...tap, data })], 0);
            });
            return Promise.resolve(Float64Array.from(answers));
          };
          const perturbed = await ablationCam(tap, logits, 2);
          expectClose(linearAblationCam(tap, weights), perturbed, 1e-9);
        }),
        { seed: 1 },
      );
    },
  );
});
