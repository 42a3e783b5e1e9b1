import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headLogits } from '../../../core/training/fitHead.js';
import { makeHead } from '../../../core/training/Head.js';
import { headLogit } from '../../../core/training/headLogit.js';
import { featureRows, featureWidth, type PooledTap } from '../../../core/training/PooledTap.js';
import { fitStandardiser, standardise } from '../../../core/training/standardise.js';
import { poolings } from '../../../core/sweep/Recipe.js';
import { arbitraryWeights } from '../../support/arbitraryTap.js';
import { expectClose } from '../../support/expectClose.js';

const images = 4;

function arbitraryPooled(layer: string): fc.Arbitrary<PooledTap> {
  return fc.integer({ min: 1, max: 3 }).chain((channels) => {
    const length = images * poolings.length * channels;
    const side = fc
      .array(fc.integer({ min: -40, max: 40 }), { minLength: length, maxLength: length })
      .map((values) => Float32Array.from(values, (v) => v / 4));
    return fc.record({
      layer: fc.constant(layer),
      channels: fc.constant(channels),
      data: side,
      mirrored: side,
    });
  });
}

describe('makeHead', () => {
  test('folds the standardisation into weights and bias', () => {
    const taps = [{ layer: 'one', channels: 2, data: new Float32Array(6) }];
    const standardiser = { mean: Float64Array.of(3, -1), scale: Float64Array.of(2, 0) };
    // 4 · 2 = 8 on the raw first feature; the constant second one drops out; 0.5 − 8 · 3.
    expect(makeHead(taps, ['max'], standardiser, Float64Array.of(4, 5), 0.5)).toEqual({
      bias: -23.5,
      taps: [{ layer: 'one', weights: { max: Float64Array.of(8, 0) } }],
    });
  });

  test('gives raw statistics the logits of standardised ones', () => {
    const drawn = fc
      .record({
        taps: fc.tuple(arbitraryPooled('early'), arbitraryPooled('late')),
        pooled: fc.shuffledSubarray([...poolings], { minLength: 1 }),
        mirrored: fc.boolean(),
        bias: fc.integer({ min: -5, max: 5 }),
      })
      .chain((drawn) =>
        fc.record({
          drawn: fc.constant(drawn),
          weights: arbitraryWeights(featureWidth(drawn.taps, drawn.pooled)),
        }),
      );
    fc.assert(
      fc.property(drawn, ({ drawn: { taps, pooled, mirrored, bias }, weights }) => {
        const samples = Array.from({ length: images }, (_, image) => ({ image, mirrored }));
        const raw = featureRows(taps, pooled, samples);
        const standardiser = fitStandardiser(raw, weights.length);
        const head = makeHead(taps, pooled, standardiser, weights, bias);
        const folded = samples.map(({ image }) => headLogit(head, taps, image, mirrored));
        // Standardised features are float32.
        expectClose(folded, headLogits(standardise(raw, standardiser), weights, bias), 1e-4);
      }),
      { seed: 1 },
    );
  });
});

describe('headLogit', () => {
  const taps = [
    // Image 0: mean 1, std 2, max 3; mirrored 4, 5, 6. Image 1: 7, 8, 9; mirrored 10, 11, 12.
    {
      ...{ layer: 'one', channels: 1 },
      data: Float32Array.of(1, 2, 3, 7, 8, 9),
      mirrored: Float32Array.of(4, 5, 6, 10, 11, 12),
    },
  ];
  const weights = { mean: Float64Array.of(1), max: Float64Array.of(100) };
  const head = { bias: 0.5, taps: [{ layer: 'one', weights }] };

  test('weighs the statistics of the image', () => {
    expect(headLogit(head, taps, 0)).toBe(301.5);
    expect(headLogit(head, taps, 1)).toBe(907.5);
  });

  test('weighs those of its mirror image when asked to', () => {
    expect(headLogit(head, taps, 0, true)).toBe(604.5);
    expect(headLogit(head, taps, 1, true)).toBe(1210.5);
  });

  test('refuses a mirror image that is not there', () => {
    const plain = taps.map(({ mirrored: _mirrored, ...tap }) => tap);
    expect(headLogit(head, plain, 1)).toBe(907.5);
    expect(() => headLogit(head, plain, 1, true)).toThrow(
      new RangeError('mirrored images of one are not there'),
    );
  });
});
