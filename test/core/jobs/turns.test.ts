import { describe, expect, it } from 'vitest';
import { firstTurns, isTurned, lastTurn, turnOf } from '../../../core/jobs/turns.js';

describe('turnOf', () => {
  it('counts the cells of a sweep from 1 where nothing has started', () => {
    expect([0, 1, 2].map((place) => turnOf('train', place, firstTurns))).toEqual([1, 2, 3]);
  });

  it('counts from where each stage is', () => {
    const turns = { train: 500, map: 20, score: 7 };
    expect(turnOf('train', 0, turns)).toBe(501);
    expect(turnOf('score', 3, turns)).toBe(11);
  });

  it('ends where the priorities of a queue do', () => {
    expect(turnOf('train', 9, { ...firstTurns, train: lastTurn - 3 })).toBe(lastTurn);
  });
});

describe('isTurned', () => {
  it('says in which stages there are turns', () => {
    expect(isTurned('map')).toBe(true);
    expect(isTurned('report')).toBe(false);
  });
});
