import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { openMadeCache } from '../../../adapters/store/madeCache.js';
import { filesIn } from '../../support/filesIn.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

test('what was made once is told to all who name the same, and to no one of another format', async () => {
  const cacheFolder = await folder();
  const open = (format: number) =>
    openMadeCache<Uint8Array>({ cacheFolder, folder: 'made', limit: 1_000_000, format });
  const make = vi.fn(() => Uint8Array.of(1, 2));
  expect(await open(1).once(['a', 3], make)).toEqual(Uint8Array.of(1, 2));
  expect(Uint8Array.from(await open(1).once(['a', 3], make))).toEqual(Uint8Array.of(1, 2));
  expect(make).toHaveBeenCalledTimes(1);
  expect(await open(1).get(['a'])).toBeUndefined();
  expect(await open(2).get(['a', 3])).toBeUndefined();
  expect(await filesIn(path.join(cacheFolder, 'made'))).toHaveLength(1);
});

test('what cannot be made is not kept', async () => {
  const cacheFolder = await folder();
  const cache = openMadeCache<string>({ cacheFolder, folder: 'made', limit: 1_000, format: 1 });
  await expect(cache.once(['a'], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await cache.once(['a'], () => 'yes')).toBe('yes');
});
