import { describe, expect, test } from 'vitest';
import { openTable, type TableOf } from '../../../adapters/csv/openTable.js';
import { writeTable } from '../../../adapters/csv/writeTable.js';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const makeFolder = temporaryFolders();
const numbers: TableOf<readonly number[]> = {
  columns: ['n', 'as, words'],
  rows: (some) => some.map((n) => ({ n, 'as, words': `"${n}"` })),
};

describe('openTable', () => {
  test('gives the bytes of a table that is written at once', async () => {
    const store = openDirectoryStore(await makeFolder());
    const table = openTable(store, 'numbers.csv', numbers);
    await table.add([1, 2]);
    await table.add([]);
    await table.add([3]);
    await table.close();
    const whole = writeTable(numbers.columns, numbers.rows([1, 2, 3]));
    expect(Buffer.compare((await store.get('numbers.csv')) ?? Buffer.of(), whole)).toBe(0);
  });

  test('has its header where there are no rows', async () => {
    const store = openDirectoryStore(await makeFolder());
    await openTable(store, 'numbers.csv', numbers).close();
    expect(String(await store.get('numbers.csv'))).toBe('n,"as, words"\n');
  });

  test('is not there when it is abandoned', async () => {
    const store = openDirectoryStore(await makeFolder());
    const table = openTable(store, 'numbers.csv', numbers);
    await table.add([1]);
    await table.abandon();
    expect(await store.head('numbers.csv')).toBeUndefined();
  });
});
