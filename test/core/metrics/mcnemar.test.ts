import { describe, expect, test } from 'vitest';
import { discordant, mcnemar } from '../../../core/metrics/mcnemar.js';
import vectors from '../../oracle/vectors/statistics.json' with { type: 'json' };

describe('mcnemar', () => {
  test.each(vectors.mcnemar)('agrees with SciPy: $first against $second', (vector) => {
    const p = mcnemar({ onlyFirst: vector.first, onlySecond: vector.second });
    expect(p / vector.p).toBeCloseTo(1, 10);
  });

  test('is what a fair coin would do', () => {
    // No head in four throws, or no tail: 2 / 16.
    expect(mcnemar({ onlyFirst: 0, onlySecond: 4 })).toBeCloseTo(1 / 8, 14);
  });

  test('is certain of nothing where the two never differ', () => {
    expect(mcnemar({ onlyFirst: 0, onlySecond: 0 })).toBe(1);
  });
});

describe('discordant', () => {
  test('counts what only one of the two hit', () => {
    const counts = discordant([1, 1, 0, 0, 1], [1, 0, 1, 0, 0]);
    expect(counts).toEqual({ onlyFirst: 2, onlySecond: 1 });
  });
});
