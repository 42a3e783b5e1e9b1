import { describe, expect, test } from 'vitest';
import { resizeBilinear } from '../../../core/image/resizeBilinear.js';
import { shrinkBilinear } from '../../../core/image/shrinkBilinear.js';
import frameworks from '../../oracle/vectors/resize_frameworks.json' with { type: 'json' };
import vectors from '../../oracle/vectors/shrink.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('shrinkBilinear', () => {
  test.each(vectors.cases)('agrees with Pillow: $from to $to', ({ from, to, ...vector }) => {
    const [width = 0, height = 0] = from;
    const [outWidth = 0, outHeight = 0] = to;
    const out = shrinkBilinear(vector.source, width, height, outWidth, outHeight);
    // Pillow computes and stores single precision: 255 · 2⁻²³ and a few roundings.
    expectClose(out, vector.resized, 2e-4);
  });

  test.each(frameworks.cases)(
    'agrees with PyTorch and TensorFlow with antialiasing: $from to $to',
    ({ from, to, source, antialiased }) => {
      const [width = 0, height = 0] = from;
      const [outWidth = 0, outHeight = 0] = to;
      const out = shrinkBilinear(source, width, height, outWidth, outHeight);
      // Single precision: weights are off by a few 2⁻²⁴, levels reach 255.
      expectClose(out, antialiased.torch, 5e-4);
      expectClose(out, antialiased.tensorflow, 5e-4);
    },
  );

  test('weighs every source pixel when it shrinks', () => {
    // Half as wide: a triangle of reach 2 around 1 and 3, at distances 1/2 and 3/2: 3 : 1.
    // (3·1 + 3·9 + 1·9) / 7 and (1·9 + 3·9 + 3·1) / 7
    expectClose(shrinkBilinear([1, 9, 9, 1], 4, 1, 2, 1), [39 / 7, 39 / 7], 1e-12);
  });

  test('is plain bilinear interpolation when it enlarges', () => {
    const source = Float64Array.of(3, 1, 4, 1, 5, 9);
    const plain = resizeBilinear(source, 3, 2, 7, 5);
    expectClose(shrinkBilinear(source, 3, 2, 7, 5), [...plain], 1e-12);
  });

  test('leaves an image of the same size as it is', () => {
    const source = [3, 1, 4, 1, 5, 9];
    expect([...shrinkBilinear(source, 3, 2, 3, 2)]).toEqual(source);
  });
});
