import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resizeBilinear } from '../../../core/image/resizeBilinear.js';
import vectors from '../../oracle/vectors/resize.json' with { type: 'json' };
import frameworks from '../../oracle/vectors/resize_frameworks.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('resizeBilinear', () => {
  test.each(vectors.cases)('agrees with plain loops: $from to $to', ({ from, to, ...vector }) => {
    const [width = 0, height = 0] = from;
    const [outWidth = 0, outHeight = 0] = to;
    const source = Float64Array.from(vector.source);
    expectClose(resizeBilinear(source, width, height, outWidth, outHeight), vector.resized, 1e-9);
  });

  test.each(frameworks.cases)(
    'agrees with PyTorch and TensorFlow without antialiasing: $from to $to',
    ({ from, to, source, plain }) => {
      const [width = 0, height = 0] = from;
      const [outWidth = 0, outHeight = 0] = to;
      const out = resizeBilinear(Float64Array.from(source), width, height, outWidth, outHeight);
      // Single precision: centres and fractions are off by a few 2⁻²⁴ of up to 23, levels reach 255.
      expectClose(out, plain.torch, 5e-4);
      expectClose(out, plain.tensorflow, 5e-4);
    },
  );

  test('samples at half-pixel centres and clamps at the edges', () => {
    // Twice as wide: centres at −1/4, 1/4, 3/4, 5/4 of the source's grid.
    expect(resizeBilinear(Float64Array.of(0, 8), 2, 1, 4, 1)).toEqual(Float64Array.of(0, 2, 6, 8));
  });

  test('takes two neighbours alone when it shrinks', () => {
    // A third as wide: centres at 1 and 4; nothing of the rest is averaged in.
    const source = Float64Array.of(9, 1, 9, 9, 2, 9);
    expect(resizeBilinear(source, 6, 1, 2, 1)).toEqual(Float64Array.of(1, 2));
    // Half as wide: centres at 1/2 and 5/2.
    expect(resizeBilinear(source.slice(0, 4), 4, 1, 2, 1)).toEqual(Float64Array.of(5, 9));
  });

  test('reads grey levels and single precision alike', () => {
    const levels = [0, 200, 40, 255];
    const expected = resizeBilinear(Float64Array.from(levels), 2, 2, 3, 3);
    expect(resizeBilinear(Uint8Array.from(levels), 2, 2, 3, 3)).toEqual(expected);
    expect(resizeBilinear(Float32Array.from(levels), 2, 2, 3, 3)).toEqual(expected);
  });

  const size = fc.integer({ min: 1, max: 12 });

  test('keeps a flat image exactly flat', () => {
    const level = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(size, size, size, size, level, (width, height, outWidth, outHeight, value) => {
        const flat = new Float64Array(width * height).fill(value);
        const out = resizeBilinear(flat, width, height, outWidth, outHeight);
        expect(out.every((sample) => sample === value)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  test('leaves an image of the same size as it is', () => {
    const image = fc.tuple(size, size).chain(([width, height]) =>
      fc.tuple(
        fc.constant(width),
        fc.float64Array({
          noNaN: true,
          min: -1e3,
          max: 1e3,
          minLength: width * height,
          maxLength: width * height,
        }),
      ),
    );
    fc.assert(
      fc.property(image, ([width, source]) => {
        const height = source.length / width;
        expect([...resizeBilinear(source, width, height, width, height)].map((v) => v + 0)).toEqual(
          [...source].map((v) => v + 0),
        );
      }),
      { seed: 1 },
    );
  });

  test('lets a value that is not a number through', () => {
    expect(resizeBilinear(Float64Array.of(1, NaN), 2, 1, 4, 1)[3]).toBeNaN();
  });
});
