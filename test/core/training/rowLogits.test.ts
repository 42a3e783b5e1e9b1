import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import { rowLogits } from '../../../core/training/rowLogits.js';

describe('rowLogits', () => {
  test.each([0, 1, 3, 4, 7])('of %i rows is the sum of each in order, to the last bit', (count) => {
    const random = seededRandom('rows', count);
    const weights = Float64Array.from({ length: 9 }, () => random() - 0.5);
    const rows = Array.from({ length: count }, () =>
      Float32Array.from({ length: 9 }, () => random() - 0.5),
    );
    const sums = rows.map((row) =>
      row.reduce((sum, x, j) => sum + (weights[j] as number) * x, 0.7),
    );
    expect([...rowLogits(rows, weights, 0.7)]).toEqual(sums);
  });
});
