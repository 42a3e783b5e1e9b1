import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowLogits } from '../../../core/training/rowLogits.js';
import { arbitraryRows } from '../../support/arbitraryRows.js';

describe('rowLogits', () => {
  test('is the sum of each row in order, to the last bit, for any number of rows', () => {
    fc.assert(
      fc.property(arbitraryRows(), ({ rows, columns }) => {
        const sums = rows.map((row) =>
          row.reduce((sum, x, j) => sum + (columns[j] as number) * x, 0.7),
        );
        expect([...rowLogits(rows, columns, 0.7)]).toEqual(sums);
      }),
    );
  });
});
