import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { partialFolder } from '../../../adapters/libtensorflow/partialFolder.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const own = `id.partial-${os.hostname()}-${process.pid}`;

/** The number of a process that has ended. */
const dead = (): number => spawnSync(process.execPath, ['-e', '']).pid;

async function leave(root: string, name: string): Promise<void> {
  await mkdir(path.join(root, name));
  await writeFile(path.join(root, name, 'kept'), '');
}

describe('partialFolder', () => {
  test('is a folder of this process beside the installation', async () => {
    const root = await folder();
    expect(await partialFolder(path.join(root, 'id'))).toBe(path.join(root, own));
  });

  test('takes over what a dead process has left', async () => {
    const root = await folder();
    await leave(root, `id.partial-${os.hostname()}-${dead()}`);
    expect(await readdir(await partialFolder(path.join(root, 'id')))).toEqual(['kept']);
    expect(await readdir(root)).toEqual([own]);
  });

  test('leaves alone what a living process, another machine or another installation works in', async () => {
    const root = await folder();
    const others = [
      `id.partial-${os.hostname()}-${process.ppid}`,
      `id.partial-elsewhere-${dead()}`,
      `other.partial-${os.hostname()}-${dead()}`,
    ];
    for (const name of others) await leave(root, name);
    expect(await partialFolder(path.join(root, 'id'))).toBe(path.join(root, own));
    expect((await readdir(root)).sort()).toEqual(others.sort());
  });
});
