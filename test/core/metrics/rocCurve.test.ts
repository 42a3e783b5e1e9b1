import { describe, expect, test } from 'vitest';
import { rocCurve } from '../../../core/metrics/rocCurve.js';
import vectors from '../../oracle/vectors/metrics.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('rocCurve', () => {
  test.each(vectors.curves)('agrees with scikit-learn: $name', (vector) => {
    const [first, ...rest] = rocCurve(vector.scores, vector.positive);
    expect(first).toEqual({ threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 });
    expect(rest.map((point) => point.threshold)).toEqual(vector.thresholds);
    const falsePositives = rest.map((point) => point.falsePositiveRate);
    const truePositives = rest.map((point) => point.truePositiveRate);
    expectClose([0, ...falsePositives], vector.fpr, 1e-12);
    expectClose([0, ...truePositives], vector.tpr, 1e-12);
  });

  test('moves diagonally over a tie between the classes', () => {
    expect(rocCurve([0.5, 0.5, 0.1], [1, 0, 0]).slice(1)).toEqual([
      { threshold: 0.5, falsePositiveRate: 0.5, truePositiveRate: 1 },
      { threshold: 0.1, falsePositiveRate: 1, truePositiveRate: 1 },
    ]);
  });
});
