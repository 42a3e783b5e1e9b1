import { describe, expect, test } from 'vitest';
import { aucComponents } from '../../../core/metrics/aucComponents.js';
import { aucVariance, compareAucs, delongInterval } from '../../../core/metrics/delong.js';
import vectors from '../../oracle/vectors/statistics.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe.each(vectors.delong)('DeLong, pair by pair as in 1988: $name', (vector) => {
  const parts = [vector.first, vector.second].map((s) => aucComponents(s, vector.positive));

  test('agrees on the AUCs, their variances and intervals', () => {
    expectClose(
      parts.map(({ auc }) => auc),
      vector.aucs,
      1e-12,
    );
    expectClose(parts.map(aucVariance), vector.variances, 1e-12);
    expectClose(
      parts.flatMap((part) => delongInterval(part) ?? []),
      vector.intervals.flat(),
      1e-12,
    );
  });

  test('agrees on the difference of two AUCs', () => {
    const own = compareAucs(vector.first, vector.second, vector.positive);
    expect(own.difference).toBeCloseTo(vector.difference, 12);
    expectClose(
      own.ci95 ?? [],
      vector.ci95.map((end) => Math.max(-1, Math.min(1, end))),
      1e-12,
    );
    expect(own.z).toBeCloseTo(vector.z, 9);
    expect(own.p).toBeCloseTo(vector.p, 11);
  });
});

describe('delongInterval', () => {
  test('has no width where the classes are apart', () => {
    expect(delongInterval(aucComponents([1, 2, 3, 4], [0, 0, 1, 1]))).toEqual([1, 1]);
  });

  test('is not known from one item of a class', () => {
    expect(delongInterval(aucComponents([1, 2, 3], [0, 0, 1]))).toBeUndefined();
    expect(delongInterval(aucComponents([1, 2, 3], [0, 0, 0]))).toBeUndefined();
  });
});

describe('compareAucs', () => {
  const positive = [0, 1, 0, 1, 1];

  test('finds no difference between a score and itself, or another that ranks alike', () => {
    const scores = [0.1, 0.7, 0.5, 0.4, 0.9];
    const same = compareAucs(
      scores,
      scores.map((score) => score ** 3),
      positive,
    );
    expect(same).toEqual({ difference: 0, ci95: [0, 0], z: 0, p: 1 });
  });

  test('has no p-value for a difference whose variance vanishes', () => {
    const right = compareAucs([1, 2, 1, 2, 2], [2, 1, 2, 1, 1], positive);
    expect(right).toMatchObject({ difference: 1, ci95: [1, 1] });
    expect(right.p).toBeNaN();
  });

  test('is not defined with one item of a class', () => {
    const one = compareAucs([1, 2, 3], [3, 2, 1], [0, 1, 0]);
    expect(one).toMatchObject({ difference: 0, ci95: undefined });
    expect(one.p).toBeNaN();
  });
});
