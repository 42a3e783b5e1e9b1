import { afterEach, describe, expect, test, vi } from 'vitest';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { problemsOf } from '../../support/problemsOf.js';

const smallest = 'name: study\ndata: ./busi\n';
const problems = (text: string) =>
  problemsOf(() => parseSweep(smallest + text, { file: 'b.yaml' }));

afterEach(() => vi.restoreAllMocks());

describe('keyFaults', () => {
  test.each([
    ['? { a: 1 }\n: 2\n', 3, 3, 'keys with values'],
    ['{ a: 1 }: 2\n', 3, 1, 'keys with values'],
    ['[a]: 2\n', 3, 1, 'a list'],
    // A template that was not filled in.
    ['folds: { k: {{ k }} }\n', 3, 14, 'keys with values'],
    ['seeds: &s [1]\n*s : 2\n', 4, 1, 'a list or keys with values'],
    [': 2\n', 3, 1, 'an empty value'],
    ['null: 2\n', 3, 1, 'an empty value'],
  ])('finds a key that is no word: %j', (text, row, column, what) => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(problems(text)).toEqual([
      {
        code: 'FOLDCAM_E_SWEEP_KEY',
        severity: 'error',
        message: `a key must be a word, not ${what}`,
        remedy: 'Write a word as the key; put text that begins with { or [ in quotes.',
        where: { file: 'b.yaml', row, column },
      },
    ]);
    expect(warn).not.toHaveBeenCalled();
  });

  test('finds a key that stands twice, at its second place, on every level', () => {
    const found = problems('folds: { k: 3, k: 4 }\nname: other\n');
    expect(found.map(({ code, message, where }) => [code, message, where?.row])).toEqual([
      ['FOLDCAM_E_SWEEP_SYNTAX', '`name` stands twice', 4],
      ['FOLDCAM_E_SWEEP_SYNTAX', '`k` stands twice', 3],
    ]);
  });

  test('lets a key be an alias of a word, or a number', () => {
    const found = problems('target: &t positive\n*t : 1\n2: x\n');
    expect(found.map(({ where }) => where?.key)).toEqual(['2', 'positive']);
  });
});
