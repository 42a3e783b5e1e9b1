import { describe, expect, test } from 'vitest';
import { boardKey, cellState, countStages, type JobState } from '../../../core/jobs/progress.js';

const board = (states: Record<string, JobState>) => new Map(Object.entries(states));
const totals = { train: 4, explain: 4, map: 8, score: 4, report: 1 };

describe('boardKey', () => {
  test('names the stage, the cell and the chunk', () => {
    expect(boardKey('map', 'c1', 3)).toBe('map.c1.3');
    expect(boardKey('report')).toBe('report');
  });
});

describe('countStages', () => {
  test('counts jobs by stage and state, in the order of the stages', () => {
    const counts = countStages(
      board({
        'train.c1': 'done',
        'train.c2': 'failed',
        'train.c3': 'active',
        'train.c4': 'waiting',
        'map.c1.0': 'done',
        'map.c1.1': 'done',
        'explain.c1': 'active',
      }),
      totals,
    );
    expect(counts).toEqual([
      { stage: 'train', done: 1, failed: 1, active: 1, total: 4 },
      { stage: 'explain', done: 0, failed: 0, active: 1, total: 4 },
      { stage: 'map', done: 2, failed: 0, active: 0, total: 8 },
      { stage: 'score', done: 0, failed: 0, active: 0, total: 4 },
      { stage: 'report', done: 0, failed: 0, active: 0, total: 1 },
    ]);
  });

  test('knows the totals before any job was seen', () => {
    expect(countStages(new Map(), totals).map(({ stage, total }) => [stage, total])).toEqual(
      Object.entries(totals),
    );
  });

  test('never shows more done than there is', () => {
    const seen = board({ 'map.c1.0': 'done', 'map.c1.1': 'failed', 'map.c1.2': 'active' });
    const [, , map] = countStages(seen, { ...totals, map: 2 });
    expect(map).toEqual({ stage: 'map', done: 1, failed: 1, active: 1, total: 3 });
  });

  test('is not misled by a cell that is called like a stage', () => {
    const [train, , map] = countStages(board({ 'map.train': 'done' }), totals);
    expect(train?.done).toBe(0);
    expect(map?.done).toBe(1);
  });
});

describe('cellState', () => {
  test.each<[Record<string, JobState>, string, JobState]>([
    [{}, 'train', 'waiting'],
    [{ 'train.c': 'waiting' }, 'train', 'waiting'],
    [{ 'train.c': 'active' }, 'train', 'active'],
    [{ 'train.c': 'failed' }, 'train', 'failed'],
    [{ 'train.c': 'done', 'explain.c': 'waiting' }, 'train', 'done'],
    [{ 'train.c': 'done', 'explain.c': 'active', 'map.c.0': 'done' }, 'explain', 'active'],
    [{ 'train.c': 'done', 'explain.c': 'done', 'score.c': 'active' }, 'score', 'active'],
    [{ 'train.c': 'done', 'explain.c': 'done', 'score.c': 'done' }, 'score', 'done'],
    // Another cell's jobs are not this one's.
    [{ 'train.other': 'done', 'score.c.other': 'done' }, 'train', 'waiting'],
  ])('of %j is at stage %s: %s', (states, stage, state) => {
    expect(cellState(board(states), 'c')).toEqual({ stage, state });
  });
});
