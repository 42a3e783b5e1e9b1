import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../core/ports.js';

/** A place where nothing is stored yet; several clients may look at it. */
export interface StorePlace {
  open(): ObjectStore;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (body: Uint8Array | undefined): string | undefined =>
  body && new TextDecoder().decode(body);

async function keysOf(store: ObjectStore, prefix = ''): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

async function collect(body: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of body ?? []) parts.push(part);
  return Buffer.concat(parts);
}

async function* stream(parts: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part);
}

/** What every ObjectStore does. `makePlace` is called once a test. */
export function objectStoreConformance(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as an ObjectStore`, () => {
    const opened: ObjectStore[] = [];
    const openAll = async (count: number): Promise<ObjectStore[]> => {
      const place = await makePlace();
      const stores = Array.from({ length: count }, () => place.open());
      opened.push(...stores);
      return stores;
    };
    const openOne = async (): Promise<ObjectStore> => (await openAll(1))[0] as ObjectStore;
    afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

    it('get, getStream and head answer undefined where nothing is stored', async () => {
      const store = await openOne();
      await store.put('cells/a/there', bytes('x'));
      for (const key of ['nothing', 'cells/a/absent', 'cells/a', 'cells/a/there/below']) {
        expect(await store.get(key)).toBeUndefined();
        expect(await store.getStream(key)).toBeUndefined();
        expect(await store.head(key)).toBeUndefined();
      }
    });

    it('get gives back what was put, and head its size', async () => {
      const store = await openOne();
      const body = randomBytes(70_000);
      await store.put('a/b/binary', body);
      expect(Buffer.compare((await store.get('a/b/binary')) ?? new Uint8Array(), body)).toBe(0);
      expect(await collect(await store.getStream('a/b/binary'))).toEqual(body);
      expect(await store.head('a/b/binary')).toMatchObject({ key: 'a/b/binary', size: 70_000 });
    });

    it('put takes a view into a larger buffer', async () => {
      const store = await openOne();
      await store.put('view', bytes('before-inside-after').subarray(7, 13));
      expect(text(await store.get('view'))).toBe('inside');
    });

    it('an empty body is an object', async () => {
      const store = await openOne();
      await store.put('empty', new Uint8Array());
      expect(await store.get('empty')).toHaveLength(0);
      expect(await store.head('empty')).toMatchObject({ key: 'empty', size: 0 });
      expect(await store.putIfAbsent('empty', bytes('x'))).toBe(false);
    });

    it('put overwrites, also with less', async () => {
      const store = await openOne();
      await store.put('key', bytes('a long text'));
      await store.put('key', bytes('short'));
      expect(text(await store.get('key'))).toBe('short');
      expect(await store.head('key')).toMatchObject({ key: 'key', size: 5 });
    });

    it('delete removes an object, and what is absent is fine', async () => {
      const store = await openOne();
      await store.put('a/b', bytes('x'));
      await store.delete('a/b');
      await store.delete('a/b');
      await store.delete('never/there');
      expect(await store.get('a/b')).toBeUndefined();
      expect(await keysOf(store)).toEqual([]);
    });

    it('putIfAbsent stores once and leaves what is there', async () => {
      const store = await openOne();
      expect(await store.putIfAbsent('a/key', bytes('first'))).toBe(true);
      expect(await store.putIfAbsent('a/key', bytes('second'))).toBe(false);
      expect(await store.putIfAbsent('a/key', bytes('first'))).toBe(false);
      expect(text(await store.get('a/key'))).toBe('first');
      await store.delete('a/key');
      expect(await store.putIfAbsent('a/key', bytes('third'))).toBe(true);
    });

    it('of ten racing putIfAbsent calls from ten clients one wins, and its body stays', async () => {
      const stores = await openAll(10);
      for (const key of ['race/1', 'race/2', 'race/3', 'race/4', 'race/5']) {
        const won = await Promise.all(
          stores.map((store, i) => store.putIfAbsent(key, bytes(`writer ${i}`))),
        );
        const winners = won.flatMap((yes, i) => (yes ? [`writer ${i}`] : []));
        expect(winners).toHaveLength(1);
        expect(text(await stores[0]?.get(key))).toBe(winners[0]);
      }
    });

    // A server that drops the connection after each refusal must not make the next request fail.
    it('a client goes on after many refused putIfAbsent calls', async () => {
      const store = await openOne();
      await store.put('taken', bytes('x'));
      for (let i = 0; i < 60; i++) {
        expect(await store.putIfAbsent('taken', bytes('y'))).toBe(false);
        expect(await store.putIfAbsent(`free/${i}`, bytes('z'))).toBe(true);
        expect(text(await store.get('taken'))).toBe('x');
      }
      expect(await keysOf(store, 'free/')).toHaveLength(60);
    });

    it('list takes a prefix that ends in the middle of a name', async () => {
      const store = await openOne();
      for (const key of ['cells/ab/1', 'cells/abc/2', 'cells/b/3', 'cells/ab.txt', 'other/ab']) {
        await store.put(key, bytes(key));
      }
      expect(await keysOf(store, 'cells/ab')).toEqual([
        'cells/ab.txt',
        'cells/ab/1',
        'cells/abc/2',
      ]);
      expect(await keysOf(store, 'cells/ab/')).toEqual(['cells/ab/1']);
      expect(await keysOf(store, 'cells/ab/1')).toEqual(['cells/ab/1']);
      expect(await keysOf(store, 'c')).toHaveLength(4);
      expect(await keysOf(store, 'absent/')).toEqual([]);
      expect(await keysOf(store, 'cells/ab/1/')).toEqual([]);
    });

    it('list gives sizes, and keys in the order of their code points', async () => {
      const store = await openOne();
      // U+FF5E comes before U+1F600, whose first UTF-16 unit is smaller.
      const keys = ['Z', 'a b', 'a-b', 'a/b', 'aa', 'é', '\uff5e', '\u{1f600}'];
      for (const key of [...keys].reverse()) await store.put(key, bytes(key));
      expect(await keysOf(store)).toEqual(keys);
      for await (const { key, size } of store.list('')) expect(size).toBe(bytes(key).length);
    });

    it('list gives more keys than a server answers at once', async () => {
      const store = await openOne();
      const keys = Array.from({ length: 1_050 }, (_, i) => `many/${String(i).padStart(4, '0')}`);
      for (let i = 0; i < keys.length; i += 50) {
        await Promise.all(keys.slice(i, i + 50).map((key) => store.put(key, new Uint8Array())));
      }
      expect(await keysOf(store, 'many/')).toEqual(keys);
    }, 60_000);

    it('keys may hold spaces, quotes, percent signs, ampersands and any script', async () => {
      const store = await openOne();
      const keys = [
        'benign/benign (433).png',
        `it's "quoted"/a`,
        '100%25/a+b&c=d?e#f;g,h@i:j$k!l*m~n',
        'größe/жук/乳房/😀',
      ];
      for (const key of keys) {
        await store.put(key, bytes(key));
        expect(await store.putIfAbsent(key, bytes('again'))).toBe(false);
      }
      expect((await keysOf(store)).sort()).toEqual([...keys].sort());
      for (const key of keys) {
        expect(text(await store.get(key))).toBe(key);
        expect(await store.head(key)).toMatchObject({ key });
        expect(await keysOf(store, key)).toEqual([key]);
        await store.delete(key);
      }
      expect(await keysOf(store)).toEqual([]);
    });

    it.each([
      ['is empty', ''],
      ['begins with a slash', '/a'],
      ['ends with a slash', 'a/'],
      ['has an empty part', 'a//b'],
      ['has a . part', 'a/./b'],
      ['climbs', '../a'],
      ['climbs in its middle', 'a/../../b'],
      ['has a backslash', 'a\\b'],
      ['has a line break', 'a\nb'],
      ['has a NUL', 'a\0b'],
      ['has a part of 201 bytes', 'é'.repeat(100) + 'a'],
      ['is longer than 900 bytes', 'abcdefghi/'.repeat(90) + 'a'],
    ])('a key that %s is refused by every call', async (_, key) => {
      const store = await openOne();
      const refused = { code: 'FOLDCAM_E_STORE_URL' };
      await expect(store.put(key, bytes('x'))).rejects.toMatchObject(refused);
      await expect(store.putIfAbsent(key, bytes('x'))).rejects.toMatchObject(refused);
      await expect(store.putStream(key, stream([bytes('x')]))).rejects.toMatchObject(refused);
      await expect(store.get(key)).rejects.toMatchObject(refused);
      await expect(store.getStream(key)).rejects.toMatchObject(refused);
      await expect(store.head(key)).rejects.toMatchObject(refused);
      await expect(store.delete(key)).rejects.toMatchObject(refused);
      expect(await keysOf(store)).toEqual([]);
    });

    it('putStream stores 40 MB as they come', async () => {
      const store = await openOne();
      const block = randomBytes(1_000_003);
      const parts = Array.from({ length: 40 }, () => block);
      await store.putStream('large', stream(parts));
      const expected = Buffer.concat(parts);
      expect(await store.head('large')).toMatchObject({ key: 'large', size: expected.length });
      const stored = await collect(await store.getStream('large'));
      expect(Buffer.compare(stored, expected)).toBe(0);
    });

    it('putStream stores a few bytes, none, and over what was there', async () => {
      const store = await openOne();
      await store.putStream('tiny', stream([bytes('a'), new Uint8Array(), bytes('bc')]));
      expect(text(await store.get('tiny'))).toBe('abc');
      await store.putStream('tiny', stream([]));
      expect(await store.get('tiny')).toHaveLength(0);
    });

    it.each([
      ['a few bytes', 10],
      ['40 MB', 40_000_000],
    ])('a stream that fails after %s leaves what was there', async (_, size) => {
      const store = await openOne();
      await store.put('kept', bytes('old'));
      const part = new Uint8Array(size / 10);
      function* failing(): Generator<Uint8Array> {
        for (let i = 0; i < 10; i++) yield part;
        throw new Error('the source has gone');
      }
      await expect(store.putStream('kept', stream(failing()))).rejects.toThrow('source has gone');
      await expect(store.putStream('new', stream(failing()))).rejects.toThrow('source has gone');
      expect(text(await store.get('kept'))).toBe('old');
      expect(await keysOf(store)).toEqual(['kept']);
    });
  });
}
