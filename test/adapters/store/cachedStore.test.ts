import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cachedStore } from '../../../adapters/store/cachedStore.js';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import { openDiskCache } from '../../../adapters/store/diskCache.js';
import type { ObjectStore } from '../../../core/ports.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (body: Uint8Array | undefined): string | undefined =>
  body && new TextDecoder().decode(body);

/** A store and a machine that looks at it; keys that begin with `kept/` are kept. */
async function opened() {
  const root = await folder();
  const reads: string[] = [];
  const remote = openDirectoryStore(path.join(root, 'remote'));
  const watched: ObjectStore = {
    ...remote,
    get: (key) => {
      reads.push(key);
      return remote.get(key);
    },
  };
  const machine = (name: string, place = 'here', onOff = (): void => undefined): ObjectStore =>
    cachedStore(watched, {
      cache: openDiskCache({ folder: path.join(root, name), limit: 10_000_000, onOff }),
      place,
      keeps: (key) => key.startsWith('kept/'),
      isSound: (body) => text(body) !== 'damaged',
    });
  return { root, remote, machine, reads };
}

describe('cachedStore', () => {
  it('reads once what is kept, and again and again what is not', async () => {
    const { remote, machine, reads } = await opened();
    for (const key of ['kept/a', 'other/a']) await remote.put(key, bytes(key));
    const store = machine('disk');
    for (let i = 0; i < 3; i++) {
      expect(text(await store.get('kept/a'))).toBe('kept/a');
      expect(text(await store.get('other/a'))).toBe('other/a');
    }
    // Another process of the machine.
    expect(text(await machine('disk').get('kept/a'))).toBe('kept/a');
    expect(reads).toEqual(['kept/a', 'other/a', 'other/a', 'other/a']);
  });

  it('never reads what it has written', async () => {
    const { machine, reads } = await opened();
    const store = machine('disk');
    await store.put('kept/a', bytes('a'));
    expect(await store.putIfAbsent('kept/b', bytes('b'))).toBe(true);
    expect(text(await store.get('kept/a'))).toBe('a');
    expect(text(await store.get('kept/b'))).toBe('b');
    expect(reads).toEqual([]);
  });

  it('keeps what another one stored first, not what it would have', async () => {
    const { remote, machine } = await opened();
    await remote.put('kept/a', bytes('first'));
    const store = machine('disk');
    expect(await store.putIfAbsent('kept/a', bytes('second'))).toBe(false);
    expect(text(await store.get('kept/a'))).toBe('first');
  });

  it('says of what the store has lost that it is not there, and still reads its copy', async () => {
    const { remote, machine } = await opened();
    const store = machine('disk');
    await store.put('kept/a', bytes('a'));
    await remote.delete('kept/a');
    expect(await store.head('kept/a')).toBeUndefined();
    for await (const found of store.list('')) expect(found).toBeUndefined();
    expect(text(await store.get('kept/a'))).toBe('a');
    expect(await machine('another disk').get('kept/a')).toBeUndefined();
    // Computed anew, it is there for all.
    expect(await store.putIfAbsent('kept/a', bytes('a'))).toBe(true);
    expect(text(await machine('another disk').get('kept/a'))).toBe('a');
  });

  it('what is deleted through it is gone here too', async () => {
    const { machine } = await opened();
    const store = machine('disk');
    await store.put('kept/a', bytes('a'));
    await store.delete('kept/a');
    expect(await store.get('kept/a')).toBeUndefined();
    await store.put('kept/b', bytes('b'));
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(bytes('streamed'));
    }
    await store.putStream('kept/b', stream());
    expect(text(await store.get('kept/b'))).toBe('streamed');
  });

  it('does not keep what is damaged in the store: once it is repaired, that is what is read', async () => {
    const { remote, machine } = await opened();
    await remote.put('kept/a', bytes('damaged'));
    const store = machine('disk');
    expect(text(await store.get('kept/a'))).toBe('damaged');
    await remote.put('kept/a', bytes('repaired'));
    expect(text(await store.get('kept/a'))).toBe('repaired');
  });

  it('two stores that share a disk do not read each other’s objects', async () => {
    const { remote, machine } = await opened();
    await machine('disk', 'one').put('kept/a', bytes('of one'));
    await remote.delete('kept/a');
    expect(text(await machine('disk', 'one').get('kept/a'))).toBe('of one');
    expect(await machine('disk', 'two').get('kept/a')).toBeUndefined();
  });

  it('is the store alone where the disk cannot be used', async () => {
    const { root, remote, machine } = await opened();
    await openDirectoryStore(root).put('no folder', bytes('x'));
    let told = 0;
    const store = machine('no folder/disk', 'here', () => {
      told++;
    });
    await store.put('kept/a', bytes('a'));
    await store.put('kept/b', bytes('b'));
    expect(text(await store.get('kept/a'))).toBe('a');
    await remote.delete('kept/a');
    expect(await store.get('kept/a')).toBeUndefined();
    expect(told).toBe(1);
  });
});
