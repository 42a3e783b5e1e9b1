import { expect, test } from 'vitest';
import { markdownTable } from '../../bench/markdownTable.js';

test('markdownTable makes every column as wide as its widest cell, and three at least', () => {
  expect(markdownTable(['a', 'share'], [['cam', '7 %'], ['random']])).toBe(
    ['| a      | share |', '| ------ | ----- |', '| cam    | 7 %   |', '| random |       |'].join(
      '\n',
    ),
  );
  expect(markdownTable(['x'], [])).toBe('| x   |\n| --- |');
});
