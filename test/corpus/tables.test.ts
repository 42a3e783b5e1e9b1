import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { specklePng } from '../support/writeDataset.js';
import { goodRows, layOut, look } from './dataFolder.js';
import { refuse } from './refuse.js';
import { badTables } from './tables.js';

const folder = temporaryFolders();

describe('a table is refused:', () => {
  refuse(badTables);
});

describe('a table is read', () => {
  test.each([
    "it's.png",
    'a, b.png',
    'say "a".png',
    'ульт 超.png',
    'é.png',
    './c.png',
    'x/../d.png',
  ])('that names %s', async (name) => {
    const root = await layOut(await folder());
    await mkdir(path.join(root, 'x'));
    await writeFile(path.join(root, path.normalize(name)), await specklePng(name));
    const cell = `"${name.replaceAll('"', '""')}"`;
    const row = `${cell},benign,benign/benign (1)_mask.png,x`;
    await writeFile(path.join(root, 'dataset.csv'), [...goodRows, row].join('\n'));
    expect((await look(root)).problems).toEqual([]);
  });

  test('whose images lie behind links that stay in the folder', async () => {
    const root = await layOut(await folder());
    await symlink('benign', path.join(root, 'same'));
    await writeFile(
      path.join(root, 'dataset.csv'),
      goodRows.join('\n').replaceAll('benign/benign (1)_', 'same/benign (1)_'),
    );
    expect((await look(root)).problems).toEqual([]);
  });
});
