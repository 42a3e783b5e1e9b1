import { readdir, rm } from 'node:fs/promises';
import { enginesFolder } from './enginePaths.js';

/** Removes every installation from the user's cache. @returns whether there was any */
export async function removeEngines(cacheFolder: string): Promise<boolean> {
  const folder = enginesFolder(cacheFolder);
  const names = await readdir(folder).catch(() => []);
  await rm(folder, { recursive: true, force: true });
  return names.length > 0;
}
