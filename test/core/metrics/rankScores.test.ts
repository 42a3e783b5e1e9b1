import { describe, expect, test } from 'vitest';
import { rankScores } from '../../../core/metrics/rankScores.js';

describe('rankScores', () => {
  test('orders items by ascending score, equal ones by their place', () => {
    const { order, ends } = rankScores([0.3, 0.1, 0.3, -2, 0.1], [0, 0, 0, 0, 0]);
    expect([...order]).toEqual([3, 1, 4, 0, 2]);
    // Runs: −2 alone, 0.1 twice, 0.3 twice.
    expect(ends).toEqual([1, 3, 5]);
  });

  test('takes equal infinities for one run', () => {
    const { order, ends } = rankScores([Infinity, 0, Infinity, -Infinity], [0, 0, 0, 0]);
    expect([...order]).toEqual([3, 1, 0, 2]);
    expect(ends).toEqual([1, 2, 4]);
  });

  test('ranks nothing as nothing', () => {
    expect(rankScores([], [])).toEqual({ order: new Uint32Array(), ends: [], positive: [] });
  });
});
