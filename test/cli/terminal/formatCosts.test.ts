import { expect, test } from 'vitest';
import { formatCosts } from '../../../cli/terminal/formatCosts.js';

test('shows passes, those of one map, and about how long they take', () => {
  const text = formatCosts([
    { what: 'features of net', passes: 130 },
    { what: 'maps of rise', passes: 13_000, perMap: 1000 },
    { what: 'maps of smooth-grad', passes: 325, perMap: 25, backward: true },
  ]);
  expect(text.split('\n').slice(0, 4)).toEqual([
    'passes  a map  for',
    '130            features of net',
    '13,000  1,000  maps of rise',
    '325     25     maps of smooth-grad; each pass with one back',
  ]);
  // 130 + 13,000 + 3 · 325 at 13 and at 50 a second.
  expect(text).toContain('13,455 passes: about 18 min at 13 a second (wasm), 5 min at 50 a second');
});

test('says so where a number is not known', () => {
  const text = formatCosts([{ what: 'maps of score-cam', passes: NaN, perMap: NaN }]);
  expect(text).toContain('unknown  unknown  maps of score-cam');
});
