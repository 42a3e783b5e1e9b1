import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { openDirectoryStore } from '../../adapters/store/directory.js';
import { firstLine, startChild, untilEnded } from '../support/startChild.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { objectStoreConformance } from './objectStore.js';

const folder = temporaryFolders();

objectStoreConformance('the directory store', async () => {
  const root = path.join(await folder(), 'a store');
  return { open: () => openDirectoryStore(root) };
});

it('of several processes that race for the same keys exactly one wins each', async () => {
  const root = await folder();
  const names = ['a', 'b', 'c', 'd'];
  const children = names.map((name) =>
    startChild('raceForKeys.ts', [pathToFileURL(root).href, name, '100']),
  );
  const ended = children.map(untilEnded);
  await Promise.all(children.map(firstLine));
  for (const child of children) child.stdin?.end();
  const won = (await Promise.all(ended)).map((text) => text.split('\n')[1]?.split(' ') ?? []);
  const winners = won.flatMap((keys, i) => keys.filter((key) => key !== '').map((key) => [key, i]));
  expect(winners.map(([key]) => key).sort()).toEqual(
    Array.from({ length: 100 }, (_, i) => `race/${i}`).sort(),
  );
  const store = openDirectoryStore(root);
  for (const [key, i] of winners as [string, number][]) {
    expect(new TextDecoder().decode(await store.get(key))).toBe(names[i]);
  }
});

it('opening a directory store and reading from it creates nothing', async () => {
  const root = path.join(await folder(), 'absent');
  const store = openDirectoryStore(root);
  expect(await store.get('a')).toBeUndefined();
  for await (const found of store.list('')) expect(found).toBeUndefined();
  await store.delete('a');
  await expect(stat(root)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('a stream that fails leaves no temporary file', async () => {
  const root = await folder();
  const store = openDirectoryStore(root);
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(new Uint8Array(1_000));
    throw new Error('the source has gone');
  }
  await expect(store.putStream('a/b', failing())).rejects.toThrow('the source has gone');
  await store.putIfAbsent('a/c', new Uint8Array(1));
  await store.putIfAbsent('a/c', new Uint8Array(1));
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  expect(files.filter((file) => file.isFile()).map((file) => file.name)).toEqual(['c']);
});

it('what a crash left among the temporary files is never listed', async () => {
  const root = await folder();
  const store = openDirectoryStore(root);
  await store.put('a', new Uint8Array(1));
  await writeFile(path.join(root, '.tmp', 'left'), 'half of an object');
  const keys: string[] = [];
  for await (const { key } of store.list('')) keys.push(key);
  expect(keys).toEqual(['a']);
});

it('a store in a place where no folder can be is refused with the cause', async () => {
  const root = await folder();
  const store = openDirectoryStore(root);
  await store.put('file', new Uint8Array(1));
  const inFile = openDirectoryStore(path.join(root, 'file', 'below'));
  await expect(inFile.put('a', new Uint8Array(1))).rejects.toMatchObject({
    name: 'FoldcamError',
    code: 'FOLDCAM_E_STORE_UNREACHABLE',
    message: expect.stringContaining(pathToFileURL(root).href) as string,
  });
});
