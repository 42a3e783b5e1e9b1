import { describe, test } from 'vitest';
import { gaussianBlur } from '../../../core/image/gaussianBlur.js';
import vectors from '../../oracle/vectors/faithfulness.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('gaussianBlur', () => {
  test.each(vectors.blurs)('agrees with SciPy: $name', (vector) => {
    const { values, across, down, blurred, ...size } = vector;
    expectClose(gaussianBlur(Float64Array.from(values), size, across, down), blurred, 1e-9);
  });

  test('spreads a value over its row by weights that add up to 1', () => {
    // exp(-1/2) = 0.60653; 1 + 2 · 0.60653 = 2.21306.
    const gaussian = { sigma: 1, radius: 1 };
    const still = { sigma: 1, radius: 0 };
    const row = gaussianBlur(
      Float64Array.of(0, 0, 1, 0, 0),
      { width: 5, height: 1 },
      gaussian,
      still,
    );
    expectClose(row, [0, 0.274069, 0.451863, 0.274069, 0], 1e-6);
  });

  test('takes the edge to go on beyond itself', () => {
    const gaussian = { sigma: 3, radius: 7 };
    const blurred = gaussianBlur(new Float64Array(12).fill(2), { width: 4, height: 3 }, gaussian);
    expectClose(blurred, new Float64Array(12).fill(2), 1e-12);
  });
});
