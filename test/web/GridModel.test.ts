import { describe, expect, test } from 'vitest';
import type { CellStatus } from '../../core/jobs/SweepStatus.js';
import { gridModel, updateCells } from '../../web/sweep/GridModel.js';

const runs = ['a', 'b'].map((run) => ({ run, backbone: 'net', recipe: 'head', seed: 1 }));
const cell = (run: string, fold: number, own: Partial<CellStatus> = {}): CellStatus => ({
  cell: `${run}${fold}`,
  run,
  fold,
  stage: 'train',
  state: 'waiting',
  ...own,
});

describe('gridModel', () => {
  test('has a row a run in the order of the plan, and a column a fold', () => {
    const { columns, rows } = gridModel(runs, 2, [cell('b', 1), cell('a', 0)]);
    expect(columns).toEqual([0, 1].map((fold) => ({ fold, ungrouped: false })));
    expect(rows.map(({ cells }) => cells.map((one) => one?.cell))).toEqual([
      ['a0', undefined],
      [undefined, 'b1'],
    ]);
  });

  test('puts folds that ignore groups behind the others, done once they are trained', () => {
    const ungrouped = cell('a', 1, { cell: 'u', ungrouped: true, state: 'done' });
    const { columns, rows } = gridModel(runs, 2, [ungrouped]);
    expect(columns).toHaveLength(4);
    expect(rows[0]?.cells[3]?.cell).toBe('u');
    expect(rows[0]?.done).toBe(1);
  });

  test('counts what is done, failed and under way in a row', () => {
    const { rows } = gridModel(runs, 4, [
      cell('a', 0, { stage: 'score', state: 'done' }),
      cell('a', 1, { stage: 'explain', state: 'failed' }),
      cell('a', 2, { stage: 'train', state: 'done' }),
      cell('a', 3),
    ]);
    expect(rows[0]).toMatchObject({ done: 1, failed: 1, active: 1 });
  });
});

describe('updateCells', () => {
  test('changes the row of a cell, and leaves the others the same objects', () => {
    const before = gridModel(runs, 1, [cell('a', 0), cell('b', 0)]);
    const after = updateCells(before, new Map([['b0', { stage: 'train', state: 'active' }]]));
    expect(after.rows[1]?.cells[0]).toMatchObject({ stage: 'train', state: 'active' });
    expect(after.rows[0]).toBe(before.rows[0]);
    expect(updateCells(before, new Map([['x', { stage: 'train', state: 'done' }]]))).toBe(before);
  });
});
