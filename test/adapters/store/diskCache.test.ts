import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDiskCache } from '../../../adapters/store/diskCache.js';
import { filesIn } from '../../support/filesIn.js';
import { mountSmallDisk } from '../../support/smallDisk.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const disk = mountSmallDisk(2_000_000);
if (!disk) process.stderr.write('NOT TESTED: a cache on a full disk. Mounting one takes root.\n');
afterAll(() => disk?.remove());

const megabytes = 1_000_000;
const body = (size: number, value = 1): Uint8Array => new Uint8Array(size).fill(value);

async function bytesIn(root: string): Promise<number> {
  const sizes = await Promise.all(
    (await filesIn(root)).map(async (file) => (await stat(file)).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function opened(limit = 100 * megabytes, root?: string) {
  const place = root ?? path.join(await folder(), 'cache');
  const told: unknown[] = [];
  const onOff = (error: unknown): void => void told.push(error);
  return { root: place, told, cache: openDiskCache({ folder: place, limit, onOff }) };
}

describe('openDiskCache', () => {
  it('gives back what was put, in another process too, and nothing else', async () => {
    const { cache, root } = await opened();
    await cache.put('a/name', body(100));
    await cache.put('empty', body(0));
    const { cache: other } = await opened(undefined, root);
    expect(await other.get('a/name')).toEqual(Buffer.from(body(100)));
    expect(await other.get('empty')).toHaveLength(0);
    expect(await other.get('a')).toBeUndefined();
  });

  it('makes nothing before the first put', async () => {
    const { cache, root } = await opened();
    expect(await cache.get('a')).toBeUndefined();
    await cache.delete('a');
    await expect(stat(root)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('put overwrites, and delete removes', async () => {
    const { cache, root } = await opened();
    await cache.put('a', body(100));
    await cache.put('a', body(10, 2));
    expect(await cache.get('a')).toEqual(Buffer.from(body(10, 2)));
    await cache.delete('a');
    expect(await cache.get('a')).toBeUndefined();
    expect(await filesIn(root)).toEqual([]);
  });

  it.each([
    ['cut off', (file: string) => writeFile(file, body(20))],
    ['empty', (file: string) => writeFile(file, '')],
    [
      'changed in one bit',
      async (file: string) => {
        const bytes = await readFile(file);
        bytes[60] = (bytes[60] ?? 0) ^ 1;
        await writeFile(file, bytes);
      },
    ],
  ])('a file that is %s is a miss, and removed', async (_, damage) => {
    const { cache, root, told } = await opened();
    await cache.put('a', body(100));
    await damage((await filesIn(root))[0] ?? '');
    expect(await cache.get('a')).toBeUndefined();
    expect(await filesIn(root)).toEqual([]);
    await cache.put('a', body(100));
    expect(await cache.get('a')).toHaveLength(100);
    expect(told).toEqual([]);
  });

  it('goes on when all of it is removed', async () => {
    const { cache, root, told } = await opened();
    await cache.put('a', body(100));
    await rm(root, { recursive: true });
    expect(await cache.get('a')).toBeUndefined();
    await cache.put('a', body(100));
    expect(await cache.get('a')).toHaveLength(100);
    expect(told).toEqual([]);
  });

  it('stays below its limit, and keeps what was used last', async () => {
    const { cache, root } = await opened(1.6 * megabytes);
    await cache.put('often', body(1_000));
    for (let i = 0; i < 2_000; i++) {
      await cache.put(`once ${i}`, body(1_000));
      if (i % 100 === 0) expect(await cache.get('often'), `after ${i}`).toBeDefined();
    }
    expect(await bytesIn(root)).toBeLessThan(1.6 * megabytes);
    expect(await bytesIn(root)).toBeGreaterThan(1.2 * megabytes);
    expect(await cache.get('often')).toBeDefined();
    expect(await cache.get('once 0')).toBeUndefined();
    expect(await cache.get('once 1999')).toBeDefined();
  });

  it('a process that opens it sweeps what others have left', async () => {
    const { cache, root } = await opened();
    for (let i = 0; i < 200; i++) await cache.put(`old ${i}`, body(10_000));
    const { cache: smaller } = await opened(1.6 * megabytes, root);
    for (let i = 0; i < 200; i++) await smaller.put(`new ${i}`, body(1_000));
    expect(await bytesIn(root)).toBeLessThan(1.6 * megabytes);
    expect(await smaller.get('new 199')).toBeDefined();
  });

  it('of several that put, read and sweep at once none fails', async () => {
    const { root } = await opened();
    const many = await Promise.all(Array.from({ length: 4 }, () => opened(0.16 * megabytes, root)));
    await Promise.all(
      many.map(async ({ cache }, c) => {
        for (let i = 0; i < 300; i++) {
          await cache.put(`same ${i}`, body(1_000, i % 251));
          const found = await cache.get(`same ${(i + 7 * c) % 300}`);
          if (found) expect(found).toEqual(Buffer.from(body(1_000, ((i + 7 * c) % 300) % 251)));
        }
      }),
    );
    expect(many.flatMap(({ told }) => told)).toEqual([]);
    const files = await filesIn(root);
    // No temporary file is left.
    expect(files.filter((file) => path.basename(file).length !== 63)).toEqual([]);
  });

  it('keeps nothing that is larger than its share, and nothing where the limit is 0', async () => {
    const { cache, root } = await opened(1.6 * megabytes);
    for (let i = 0; i < 100; i++) await cache.put(`small ${i}`, body(1));
    await cache.put('large', body(100_001));
    expect(await cache.get('large')).toBeUndefined();
    const { cache: none } = await opened(0, root);
    await none.put('a', body(1));
    expect(await none.get('a')).toBeUndefined();
    expect(await filesIn(root)).toHaveLength(100);
  });

  it('is off where its folder cannot be, and says so once', async () => {
    const place = path.join(await folder(), 'file');
    await writeFile(place, 'no folder');
    const { cache, told } = await opened(undefined, path.join(place, 'cache'));
    await Promise.all([cache.put('a', body(1)), cache.put('b', body(1))]);
    await cache.put('a', body(1));
    expect(await cache.get('a')).toBeUndefined();
    expect(told).toMatchObject([{ message: expect.stringContaining(place) as string }]);
  });
});

describe.skipIf(!disk)('openDiskCache on a disk of two megabytes', () => {
  it('takes half of it at most, and is off where it is full', async () => {
    const root = path.join(disk?.folder ?? '', 'cache');
    const { cache, told } = await opened(100 * megabytes, root);
    for (let i = 0; i < 400; i++) await cache.put(`a ${i}`, body(10_000));
    expect(await bytesIn(root)).toBeLessThan(1.2 * megabytes);
    expect(told).toEqual([]);
    await expect(
      writeFile(path.join(disk?.folder ?? '', 'other'), body(2_000_000)),
    ).rejects.toMatchObject({ code: 'ENOSPC' });
    for (let i = 0; i < 400; i++) await cache.put(`b ${i}`, body(10_000));
    expect(told.length).toBeLessThanOrEqual(1);
    await rm(path.join(disk?.folder ?? '', 'other'));
  });

  it('can be read where it became read-only', async () => {
    const root = path.join(disk?.folder ?? '', 'cache');
    await rm(root, { recursive: true });
    const { cache, told } = await opened(100 * megabytes, root);
    await cache.put('a', body(10));
    disk?.makeReadOnly();
    expect(await cache.get('a')).toHaveLength(10);
    expect(told).toEqual([]);
    await cache.put('b', body(10));
    await cache.put('c', body(10));
    expect(told).toHaveLength(1);
  });
});
