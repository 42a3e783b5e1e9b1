import { describe, expect, test } from 'vitest';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import { openObject } from '../../../adapters/store/openObject.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const makeFolder = temporaryFolders();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (body: Uint8Array | undefined) => body && new TextDecoder().decode(body);

describe('openObject', () => {
  test('stores its pieces one after the other, when it is closed', async () => {
    const store = openDirectoryStore(await makeFolder());
    const object = openObject(store, 'a/b.txt');
    await object.write(bytes('one, '));
    expect(await store.head('a/b.txt')).toBeUndefined();
    await object.write(bytes('two'));
    await object.close();
    expect(textOf(await store.get('a/b.txt'))).toBe('one, two');
  });

  test('stores what has no pieces', async () => {
    const store = openDirectoryStore(await makeFolder());
    await openObject(store, 'empty').close();
    expect(await store.head('empty')).toMatchObject({ size: 0 });
  });

  test('takes pieces of any size, and no more of them than the store has taken in', async () => {
    const store = openDirectoryStore(await makeFolder());
    const object = openObject(store, 'large');
    for (let i = 0; i < 20; i++) await object.write(new Uint8Array(200_000).fill(i));
    await object.close();
    const body = await store.get('large');
    expect(body?.length).toBe(4_000_000);
    expect([body?.[0], body?.[199_999], body?.[200_000], body?.at(-1)]).toEqual([0, 0, 1, 19]);
  });

  test('leaves what was there where it is abandoned, and may be abandoned in any state', async () => {
    const store = openDirectoryStore(await makeFolder());
    await store.put('kept', bytes('before'));
    const begun = openObject(store, 'kept');
    await begun.write(bytes('after'));
    await begun.abandon();
    await openObject(store, 'kept').abandon();
    expect(textOf(await store.get('kept'))).toBe('before');
    const closed = openObject(store, 'kept');
    await closed.close();
    await closed.abandon();
    expect(await store.head('kept')).toMatchObject({ size: 0 });
  });

  test('tells what the store says, to who writes and to who closes', async () => {
    const reason = new Error('the store is full');
    const full = {
      putStream: async (_key: string, body: AsyncIterable<Uint8Array>): Promise<void> => {
        for await (const _piece of body) throw reason;
      },
    };
    const object = openObject(full, 'key');
    const write = async (): Promise<never> => {
      for (;;) await object.write(new Uint8Array(100_000));
    };
    await expect(write()).rejects.toBe(reason);
    await expect(object.write(bytes('more'))).rejects.toBe(reason);
    await expect(object.close()).rejects.toBe(reason);
    const refused = openObject({ putStream: () => Promise.reject(reason) }, 'key');
    await expect(refused.close()).rejects.toBe(reason);
  });
});
