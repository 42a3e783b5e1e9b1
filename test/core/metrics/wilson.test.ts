import { describe, expect, test } from 'vitest';
import { wilson } from '../../../core/metrics/wilson.js';
import vectors from '../../oracle/vectors/statistics.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('wilson', () => {
  test.each(vectors.wilson)('agrees with statsmodels: $hits of $n', ({ hits, n, interval }) => {
    expectClose(wilson(hits, n) ?? [], interval, 1e-12);
  });

  test('ends exactly at 0 and at 1', () => {
    expect(wilson(0, 7)?.[0]).toBe(0);
    expect(wilson(7, 7)?.[1]).toBe(1);
  });

  test('has no interval over nothing', () => {
    expect(wilson(0, 0)).toBeUndefined();
  });
});
