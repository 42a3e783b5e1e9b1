import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sigmoid } from '../../../core/training/logistic.js';
import { logisticGradient } from '../../../core/training/logisticGradient.js';
import { arbitraryRows } from '../../support/arbitraryRows.js';

const l2 = 0.3;

describe('logisticGradient', () => {
  test('adds one row after another to each sum, to the last bit, for any number of rows', () => {
    const drawn = fc.tuple(arbitraryRows(), fc.infiniteStream(fc.nat(3)));
    fc.assert(
      fc.property(drawn, ([{ rows, columns, slopes }, drops]) => {
        const mask = columns.map(() => (drops.next().value === 0 ? 0 : 4 / 3));
        const parameters = Float64Array.of(...columns, 0.7);
        const targets = [...slopes].map((slope) => (slope > 0 ? 1 : 0));
        const weights = [...slopes].map((slope) => Math.abs(slope));
        const errors = rows.map((row, r) => {
          const logit = row.reduce(
            (sum, x, j) => sum + (columns[j] as number) * (mask[j] as number) * x,
            0.7,
          );
          const error = sigmoid(logit) - (targets[r] as number);
          return (error * (weights[r] as number)) / rows.length;
        });
        const plain = columns.map((own, j) => {
          const sum = rows.reduce(
            (all, row, r) => all + (errors[r] as number) * (row[j] as number),
            0,
          );
          return sum * (mask[j] as number) + l2 * own;
        });
        const bias = errors.reduce((sum, error) => sum + error, 0);

        const gradient = new Float64Array(parameters.length).fill(NaN);
        logisticGradient({ rows, targets, weights }, parameters, mask, l2, gradient);
        // A sum that is 0 may have lost its sign.
        expect([...gradient].map((one) => one + 0)).toEqual([...plain, bias].map((one) => one + 0));
      }),
    );
  });
});
