import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceTransform } from '../../../core/image/distanceTransform.js';
import vectors from '../../oracle/vectors/distance.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';
import { parseMask } from '../../support/parseMask.js';

describe('distanceTransform', () => {
  test.each(vectors.cases)('agrees with SciPy: $name', ({ width, height, spacing, ...vector }) => {
    const mask = Uint8Array.from(vector.mask, Number);
    expectClose(distanceTransform(mask, width, height, spacing), vector.distances, 1e-9);
  });

  test('measures from centre to centre', () => {
    const { mask, width, height } = parseMask('#...', '....', '....');
    const diagonal = Math.SQRT2;
    expectClose(
      distanceTransform(mask, width, height),
      [
        0,
        1,
        2,
        3,
        1,
        diagonal,
        Math.sqrt(5),
        Math.sqrt(10),
        2,
        Math.sqrt(5),
        Math.sqrt(8),
        Math.sqrt(13),
      ],
      1e-12,
    );
  });

  test('is infinite where nothing is marked', () => {
    expect(distanceTransform(new Uint8Array(6), 3, 2)).toEqual(new Float64Array(6).fill(Infinity));
  });

  test('finds the nearest marked pixel of any mask', () => {
    const drawn = fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
      .chain(([width, height]) =>
        fc.record({
          width: fc.constant(width),
          height: fc.constant(height),
          marks: fc.array(fc.nat(width * height - 1), { minLength: 1, maxLength: 6 }),
          x: fc.integer({ min: 1, max: 8 }),
          y: fc.integer({ min: 1, max: 8 }),
        }),
      );
    fc.assert(
      fc.property(drawn, ({ width, height, marks, x, y }) => {
        const mask = new Uint8Array(width * height);
        for (const mark of marks) mask[mark] = 1;
        const nearest = Array.from(mask, (_, i) =>
          Math.min(
            ...marks.map((mark) =>
              Math.hypot(
                ((i % width) - (mark % width)) * x,
                (Math.floor(i / width) - Math.floor(mark / width)) * y,
              ),
            ),
          ),
        );
        expectClose(distanceTransform(mask, width, height, { x, y }), nearest, 1e-9);
      }),
      { seed: 1 },
    );
  });
});
