import { describe, expect, test } from 'vitest';
import { moveIn } from '../../web/sweep/moveIn.js';

const size = { rows: 20, columns: 5 };

describe('moveIn', () => {
  test.each([
    ['ArrowDown', { row: 4, column: 2 }],
    ['ArrowUp', { row: 2, column: 2 }],
    ['ArrowLeft', { row: 3, column: 1 }],
    ['ArrowRight', { row: 3, column: 3 }],
    ['PageDown', { row: 13, column: 2 }],
    ['PageUp', { row: 0, column: 2 }],
    ['Home', { row: 3, column: 0 }],
    ['End', { row: 3, column: 4 }],
  ])('%s leads from row 3, column 2 to %j', (key, to) => {
    expect(moveIn(key, { row: 3, column: 2 }, size)).toEqual(to);
  });

  test('stays in the grid, and knows no other key', () => {
    expect(moveIn('ArrowDown', { row: 19, column: 0 }, size)).toEqual({ row: 19, column: 0 });
    expect(moveIn('a', { row: 0, column: 0 }, size)).toBeUndefined();
    expect(moveIn('ArrowUp', { row: 0, column: 0 }, { rows: 0, columns: 5 })).toBeUndefined();
  });
});
