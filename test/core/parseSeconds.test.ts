import { expect, it } from 'vitest';
import { parseSeconds } from '../../core/parseSeconds.js';

it.each([
  ['45', 45],
  [' 0 ', 0],
  ['45s', 45],
  ['30m', 1_800],
  ['3h', 10_800],
  ['1d', 86_400],
  ['', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['3 h', undefined],
  ['1h30m', undefined],
])('reads %j as %s seconds', (text, seconds) => {
  expect(parseSeconds(text)).toBe(seconds);
});
