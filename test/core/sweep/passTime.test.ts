import { expect, test } from 'vitest';
import { roughTime, weighPasses } from '../../../core/sweep/passTime.js';

test('a pass back counts as two', () => {
  expect(
    weighPasses([
      { what: 'one', passes: 10 },
      { what: 'other', passes: 10, backward: true },
    ]),
  ).toBe(40);
});

test.each([
  [0.2, '1 s'],
  [89, '89 s'],
  [90, '2 min'],
  [5399, '90 min'],
  [5400, '1.5 h'],
  [129_600, '1.5 days'],
])('%d seconds are %s', (seconds, text) => {
  expect(roughTime(seconds)).toBe(text);
});
