import { describe, expect, test } from 'vitest';
import type { CellStatus } from '../../core/jobs/SweepStatus.js';
import { cellKind, cellLetters, cellWords } from '../../web/sweep/cellMark.js';

const at = (stage: CellStatus['stage'], state: CellStatus['state']): CellStatus => ({
  ...{ cell: 'c', run: 'r', fold: 0 },
  stage,
  state,
});

describe('cellKind', () => {
  test.each([
    ['train', 'waiting', 'waiting'],
    ['train', 'active', 'training'],
    ['train', 'done', 'trained'],
    ['explain', 'active', 'explaining'],
    ['explain', 'done', 'explained'],
    ['score', 'active', 'scoring'],
    ['score', 'done', 'done'],
    ['explain', 'failed', 'failed'],
  ] as const)('calls %s %s %s', (stage, state, kind) => {
    expect(cellKind(at(stage, state))).toBe(kind);
  });

  test('has a letter of its own for each, so that no colour is needed', () => {
    expect(new Set(Object.values(cellLetters)).size).toBe(Object.keys(cellLetters).length);
  });
});

test('cellWords names the stage that failed', () => {
  expect(cellWords(at('explain', 'failed'))).toBe('failed (explain)');
});
