import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headGradient } from '../../../core/cam/headGradient.js';
import type { Tap } from '../../../core/cam/Tap.js';
import { type PooledWeights } from '../../../core/training/Head.js';
import { headLogit } from '../../../core/training/headLogit.js';
import { arbitraryWeights } from '../../support/arbitraryTap.js';
import { expectClose } from '../../support/expectClose.js';
import { handTap } from '../../support/handTap.js';
import { poolOneImage } from '../../support/poolOneImage.js';

/** Central differences of the logit in every activation. */
function differences(tap: Tap, weights: PooledWeights, step: number): Float64Array {
  const head = { bias: 0, taps: [{ layer: tap.layer, weights }] };
  const logitWith = (at: number, by: number): number => {
    const data = tap.data.map((value, i) => (i === at ? value + by : value));
    return headLogit(head, [poolOneImage({ ...tap, data })], 0);
  };
  return Float64Array.from(
    tap.data,
    (_, i) => (logitWith(i, step) - logitWith(i, -step)) / (2 * step),
  );
}

// Cells of a channel differ by ½ at least: no step of 1/64 makes another one the maximum.
const smoothTap = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([height, width]) =>
    fc
      .array(
        fc.uniqueArray(fc.integer({ min: -16, max: 16 }), {
          minLength: height * width,
          maxLength: height * width,
        }),
        { minLength: 2, maxLength: 2 },
      )
      .map(([first = [], second = []]): Tap => {
        const data = first.flatMap((value, cell) => [value / 2, (second[cell] ?? 0) / 2]);
        return { layer: 'smooth', height, width, channels: 2, data: Float32Array.from(data) };
      }),
  );

describe('headGradient', () => {
  test('spreads the weight of a mean over the cells', () => {
    const gradient = headGradient(handTap, { mean: Float64Array.of(2, -1) });
    expect([...gradient]).toEqual([0.5, -0.25, 0.5, -0.25, 0.5, -0.25, 0.5, -0.25]);
  });

  test('puts the weight of a maximum on the cell that has it', () => {
    const gradient = headGradient(handTap, { max: Float64Array.of(3, 5) });
    expect([...gradient]).toEqual([0, 0, 0, 0, 0, 0, 3, 5]);
  });

  test('puts the weight of a maximum on the first of several cells', () => {
    const data = Float32Array.of(1, 7, 7, 0);
    const tap = { layer: 'tied', height: 2, width: 2, channels: 1, data };
    expect([...headGradient(tap, { max: Float64Array.of(3) })]).toEqual([0, 3, 0, 0]);
  });

  test('slopes a standard deviation away from the mean', () => {
    // 1 2 3 4: mean 2.5, variance 1.25; (A − 2.5) / (4 · √1.25).
    const data = Float32Array.of(1, 2, 3, 4);
    const tap = { layer: 'std', height: 2, width: 2, channels: 1, data };
    const slope = 1 / (4 * Math.sqrt(1.25));
    expectClose(
      headGradient(tap, { std: Float64Array.of(2) }),
      [-3 * slope, -slope, slope, 3 * slope],
      1e-6,
    );
  });

  test('has no slope for the standard deviation of a constant channel', () => {
    const data = new Float32Array(4).fill(0.1);
    const tap = { layer: 'flat', height: 2, width: 2, channels: 1, data };
    expect([...headGradient(tap, { std: Float64Array.of(9) })]).toEqual([0, 0, 0, 0]);
  });

  test('is zero without weights', () => {
    expect([...headGradient(handTap, {})]).toEqual(new Array(8).fill(0));
  });

  test.each([['mean'], ['std'], ['max'], ['mean', 'std', 'max']] as const)(
    'agrees with finite differences of the logit: %s %s %s',
    (...pooled) => {
      const drawn = fc.record({
        tap: smoothTap,
        weights: fc.tuple(...pooled.map(() => arbitraryWeights(2))),
      });
      fc.assert(
        fc.property(drawn, ({ tap, weights }) => {
          const own = Object.fromEntries(pooled.map((name, p) => [name, weights[p]]));
          // The statistics are float32: 1e-6 of them over a step of 1/32; the rest is curvature.
          expectClose(headGradient(tap, own), differences(tap, own, 1 / 64), 2e-3);
        }),
        { seed: 1 },
      );
    },
  );
});
