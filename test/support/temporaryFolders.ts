import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** Makes folders that are removed when the test file has ended. Call it first in the file. */
export function temporaryFolders(): () => Promise<string> {
  const made: string[] = [];
  afterAll(async () => {
    await Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true })));
  });
  return async () => {
    // Resolved: on some systems the temporary folder is a link, which no path in it should show.
    const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'foldcam-test-')));
    made.push(folder);
    return folder;
  };
}
