import path from 'node:path';
import { expect, test } from 'vitest';
import {
  appendRow,
  isLeft,
  readRows,
  wentWrong,
  type RunRow,
} from '../../../bench/chaos/RunRow.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

test('runs that were added to a file are read as they were', async () => {
  const file = path.join(await folder(), 'runs.csv');
  expect(await readRows(file)).toEqual([]);
  const rows = [7, 8].map((seed) => {
    const counts = [...wentWrong, ...isLeft].map((name, i) => [name, seed + i] as const);
    return { seed, seconds: 60 + seed, ...Object.fromEntries(counts) } as RunRow;
  });
  for (const [i, row] of rows.entries()) await appendRow(file, row, i === 0);
  expect(await readRows(file)).toEqual(rows);
});
