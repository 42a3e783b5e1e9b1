import { describe, expect, test } from 'vitest';
import { describePlace, type Place } from '../../../core/errors/Problem.js';

describe('describePlace', () => {
  test.each<[Place, string]>([
    [{ file: 'dataset.csv', row: 7, column: 'label' }, 'dataset.csv, row 7, column label'],
    [{ file: 'a.yaml', row: 2, column: 5, key: 'folds.k' }, 'a.yaml, row 2, column 5, key folds.k'],
    [{ key: 'methods' }, 'key methods'],
    [{ row: 1 }, 'row 1'],
    [{}, ''],
  ])('names the parts that apply: %j', (place, text) => {
    expect(describePlace(place)).toBe(text);
  });

  test('says nothing of no place', () => {
    expect(describePlace(undefined)).toBe('');
  });
});
