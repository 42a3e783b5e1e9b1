import { describe, expect, test } from 'vitest';
import { curveArea } from '../../../core/faithfulness/curveArea.js';
import vectors from '../../oracle/vectors/faithfulness.json' with { type: 'json' };

describe('curveArea', () => {
  test('is the mean height by trapezoids', () => {
    // Two strips, each half as wide: (1 + 0.4) / 2 and (0.4 + 0.2) / 2.
    expect(curveArea([1, 0.4, 0.2])).toBeCloseTo((0.7 + 0.3) / 2, 12);
    expect(curveArea([0.6, 0.6, 0.6, 0.6])).toBeCloseTo(0.6, 12);
  });

  test.each(vectors.curves)('agrees with NumPy: $name', (vector) => {
    expect(curveArea(vector.deletion)).toBeCloseTo(vector.deletionArea, 9);
    expect(curveArea(vector.insertion)).toBeCloseTo(vector.insertionArea, 9);
  });
});
