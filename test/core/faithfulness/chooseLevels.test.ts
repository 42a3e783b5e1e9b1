import { describe, expect, test } from 'vitest';
import { chooseLevels } from '../../../core/faithfulness/chooseLevels.js';

const named = (blocks: number) => chooseLevels(blocks).map((level) => [level.name, level.blocks]);

describe('chooseLevels', () => {
  test('goes from the head down by thirds of the blocks', () => {
    expect(named(16)).toEqual([
      ['head', 0],
      ['5 of 16 blocks', 5],
      ['11 of 16 blocks', 11],
      ['all 16 blocks', 16],
    ]);
  });

  test('has fewer levels where there are few blocks', () => {
    // A third of 2 rounds to 1, and so do two thirds.
    expect(named(2)).toEqual([
      ['head', 0],
      ['1 of 2 blocks', 1],
      ['all 2 blocks', 2],
    ]);
  });

  test('has the head and all where the blocks are not known', () => {
    expect(named(1)).toEqual([
      ['head', 0],
      ['all', 1],
    ]);
  });
});
