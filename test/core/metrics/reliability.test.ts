import { describe, expect, test } from 'vitest';
import { calibrationError } from '../../../core/metrics/calibrationError.js';
import { reliability } from '../../../core/metrics/reliability.js';
import vectors from '../../oracle/vectors/statistics.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('reliability', () => {
  test.each(vectors.calibration)('agrees with scikit-learn: $name', (vector) => {
    const bins = reliability(vector.probabilities, vector.positive);
    expect(bins.map(({ n }) => n)).toEqual(vector.counts);
    const filled = bins.filter(({ n }) => n > 0);
    expectClose(
      filled.map(({ rate }) => rate),
      vector.rate,
      1e-12,
    );
    expectClose(
      filled.map(({ probability }) => probability),
      vector.probability,
      1e-12,
    );
    expect(calibrationError(bins)).toBeCloseTo(vector.ece, 12);
  });

  test('puts a probability on a border below it, and 0 into the first bin', () => {
    const bins = reliability([0, 0.25, 0.26, 0.5, 1], [0, 0, 1, 1, 1], undefined, 4);
    expect(bins.map(({ n }) => n)).toEqual([2, 2, 0, 1]);
    expect(bins.map(({ positives }) => positives)).toEqual([0, 2, 0, 1]);
    expect(bins[1]).toMatchObject({ from: 0.25, to: 0.5, probability: 0.38, rate: 1 });
    expect(bins[2]?.rate).toBeNaN();
  });

  test('takes a weight for repeats of an item', () => {
    const weighted = reliability([0.2, 0.2, 0.9], [1, 0, 1], [3, 0, 2]);
    expect(weighted).toEqual(reliability([0.2, 0.2, 0.2, 0.9, 0.9], [1, 1, 1, 1, 1]));
  });
});
