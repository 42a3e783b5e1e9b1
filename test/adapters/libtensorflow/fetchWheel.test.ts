import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fetchWheel } from '../../../adapters/libtensorflow/fetchWheel.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

test('fetchWheel takes a file that is there with the right digest, and asks pip for nothing', async () => {
  const root = path.join(await folder(), 'wheels');
  const bytes = 'a wheel';
  // No index has it: a download would fail.
  const wheel = {
    name: 'foldcam-has-no-such-wheel',
    version: '0.0.0',
    file: 'a.whl',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: 7,
    unpacked: 7,
    licence: 'none',
  };
  await mkdir(root);
  await writeFile(path.join(root, 'a.whl'), bytes);
  expect(await fetchWheel(wheel, root, false)).toBe(path.join(root, 'a.whl'));
  expect(await readdir(root)).toEqual(['a.whl']);
});
