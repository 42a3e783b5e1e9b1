import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { putInPlace } from '../../../adapters/libtensorflow/putInPlace.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { writeFakeEngine } from '../../support/fakeEngine.js';

const folder = temporaryFolders();

async function engine(root: string, name: string, content = name): Promise<string> {
  const made = path.join(root, name);
  await writeFakeEngine(made);
  await writeFile(path.join(made, 'name'), content);
  return made;
}

describe('putInPlace', () => {
  test('moves an installation to its place', async () => {
    const root = await folder();
    await putInPlace(await engine(root, 'work'), path.join(root, 'id'));
    expect(await readdir(root)).toEqual(['id']);
    expect(await readFile(path.join(root, 'id/name'), 'utf8')).toBe('work');
  });

  test('replaces what was there', async () => {
    const root = await folder();
    await engine(root, 'id', 'old');
    await putInPlace(await engine(root, 'work', 'new'), path.join(root, 'id'));
    expect(await readdir(root)).toEqual(['id']);
    expect(await readFile(path.join(root, 'id/name'), 'utf8')).toBe('new');
  });

  test('leaves one of many that come at once', async () => {
    const root = await folder();
    const names = ['a', 'b', 'c', 'd', 'e'];
    const works = await Promise.all(names.map((name) => engine(root, name)));
    await Promise.all(works.map((work) => putInPlace(work, path.join(root, 'id'))));
    expect(await readdir(root)).toEqual(['id']);
    expect(names).toContain(await readFile(path.join(root, 'id/name'), 'utf8'));
  });

  test('tells when there is nothing to put, and brings back nothing', async () => {
    const root = await folder();
    await mkdir(path.join(root, 'other'));
    await expect(putInPlace(path.join(root, 'none'), path.join(root, 'id'))).rejects.toThrow(
      'ENOENT',
    );
  });
});
