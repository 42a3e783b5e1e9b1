import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRows } from '../../../core/training/addRows.js';
import { arbitraryRows } from '../../support/arbitraryRows.js';

describe('addRows', () => {
  test('adds one row after another to each sum, to the last bit, for any number of rows', () => {
    fc.assert(
      fc.property(arbitraryRows(), ({ rows, columns, slopes }) => {
        const sums = columns.slice();
        addRows(sums, rows, slopes);
        const plain = columns.map((start, j) =>
          rows.reduce((sum, row, r) => sum + (slopes[r] as number) * (row[j] as number), start),
        );
        // A sum that is 0 may have lost its sign.
        expect(sums.map((sum) => sum + 0)).toEqual(plain.map((sum) => sum + 0));
      }),
    );
  });
});
