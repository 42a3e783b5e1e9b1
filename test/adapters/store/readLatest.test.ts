import path from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../adapters/store/openStore.js';
import { readLatest } from '../../../adapters/store/readLatest.js';
import type { ObjectStore } from '../../../core/ports.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

async function opened(): Promise<ObjectStore> {
  return openStore(`file://${path.join(await folder(), 'store')}`);
}

/** A reader that tells what it was asked for, and refuses what is not there. */
function reader() {
  const asked: string[] = [];
  const read = readLatest(async (store, key) => {
    asked.push(key);
    const body = await store.get(key);
    if (!body) throw new RangeError(`${key} is not there`);
    return new TextDecoder().decode(body);
  });
  return { asked, read };
}

const put = (store: ObjectStore, key: string) => store.put(key, new TextEncoder().encode(key));

test('what was read last is not asked for again; of five things the one not used longest is', async () => {
  const store = await opened();
  for (const key of ['a', 'b', 'c', 'd', 'e']) await put(store, key);
  const { asked, read } = reader();
  for (const key of ['a', 'a', 'b', 'c', 'd', 'a', 'e', 'a', 'b']) {
    expect(await read(store, key)).toBe(key);
  }
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});

test('two that ask at once read once, and each store has things of its own', async () => {
  const [one, other] = [await opened(), await opened()];
  await Promise.all([put(one, 'a'), put(other, 'a')]);
  const { asked, read } = reader();
  await Promise.all([read(one, 'a'), read(one, 'a'), read(other, 'a')]);
  expect(asked).toEqual(['a', 'a']);
});

test('a failure is not remembered', async () => {
  const store = await opened();
  const { asked, read } = reader();
  await expect(read(store, 'a')).rejects.toThrow('a is not there');
  await put(store, 'a');
  expect(await read(store, 'a')).toBe('a');
  expect(asked).toEqual(['a', 'a']);
});
