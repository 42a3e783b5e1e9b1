import { describe, expect, test } from 'vitest';
import { matchSweeps } from '../../../core/sweep/matchSweeps.js';

const study = 'study-0123456789';
const again = 'study-01ffffffff';
const wide = 'study-wide-aaaaaaaaaa';
const ids = [study, again, wide, 'demo-bbbbbbbbbb'];

describe('matchSweeps', () => {
  test.each([
    ['demo', ['demo-bbbbbbbbbb']],
    ['Demo', ['demo-bbbbbbbbbb']],
    ['d', ['demo-bbbbbbbbbb']],
    ['study-w', [wide]],
    ['study-012', [study]],
    ['study-01', [study, again]],
    ['nothing', []],
  ])('%s stands for %j', (text, found) => {
    expect(matchSweeps(text, ids)).toEqual(found);
  });

  test('the name of one sweep is that one, though others begin so', () => {
    expect(matchSweeps('study', [study, wide])).toEqual([study]);
  });

  test('the name of several sweeps is any of them, and of those that begin so', () => {
    expect(matchSweeps('study', ids)).toEqual([study, again, wide]);
  });

  test('a name that ids cut is known by what they show of it', () => {
    const long = `${'a'.repeat(48)}-0123456789`;
    expect(matchSweeps('A'.repeat(80), [long, study])).toEqual([long]);
    expect(matchSweeps(`${'a'.repeat(48)}-01`, [long])).toEqual([long]);
  });
});
