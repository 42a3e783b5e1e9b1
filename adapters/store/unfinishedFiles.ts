import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ObjectInfo, ObjectStore } from '../../core/ports.js';
import { workshop } from './directory.js';

/** Files that writers of a directory store began and never put in their places; none in other stores. */
export async function findUnfinished({ url }: ObjectStore): Promise<ObjectInfo[]> {
  if (!url.startsWith('file:')) return [];
  const folder = path.join(fileURLToPath(url), workshop);
  const found: ObjectInfo[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    // Put in its place meanwhile.
    const file = await stat(path.join(folder, name)).catch(() => undefined);
    if (file?.isFile()) {
      found.push({ key: `${workshop}/${name}`, size: file.size, stored: file.mtimeMs });
    }
  }
  return found;
}

/**
 * Removes those that have lain for so long; a younger one may be in the making.
 * @param age milliseconds
 * @returns those removed, and how many are younger
 */
export async function removeUnfinished(
  store: ObjectStore,
  age: number,
): Promise<{ readonly removed: string[]; readonly younger: number }> {
  const removed: string[] = [];
  let younger = 0;
  for (const { key, stored } of await findUnfinished(store)) {
    if (Date.now() - stored < age) {
      younger++;
      continue;
    }
    await rm(path.join(fileURLToPath(store.url), ...key.split('/')), { force: true });
    removed.push(key);
  }
  return { removed, younger };
}
