import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { distinctCells } from '../../../core/sweep/distinctCells.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { pinned, planInput } from '../../support/planInput.js';

const cellsOf = (...args: Parameters<typeof planInput>) =>
  distinctCells(planSweep(planInput(...args), sha256Hex)).map(({ run, fold }) => `${run} ${fold}`);

describe('distinctCells', () => {
  test('keeps all cells of runs that differ', () => {
    expect(cellsOf('seeds: [1, 2]\n')).toEqual([
      ...['net-head-s1 0', 'net-head-s1 1', 'net-head-s1 2'],
      ...['net-head-s2 0', 'net-head-s2 1', 'net-head-s2 2'],
    ]);
  });

  test('computes the cells of runs that differ by name alone once, for the first of them', () => {
    const again = { ...pinned, id: 'again' };
    expect(cellsOf('recipes: [{ name: a }, { name: b }]\n', [pinned, again])).toEqual([
      'net-a-s1 0',
      'net-a-s1 1',
      'net-a-s1 2',
    ]);
  });
});
