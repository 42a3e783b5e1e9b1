import type { ErrorCode } from '../../core/errors/catalogue.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectInfo, ObjectStore } from '../../core/ports.js';
import { inParallel } from '../dataset/inParallel.js';
import { getManifest, isManifest } from './artifacts.js';

/**
 * What lies with the cells and no manifest names, and submissions that no producer has taken: left by
 * workers that were killed, and by those that came too late. A manifest that cannot be read names nothing
 * and is one itself. Where one is of another version nothing is known of its cell, so nothing is a stray.
 */
export async function* findStrays(store: ObjectStore): AsyncIterable<ObjectInfo> {
  let cell = '';
  let objects: ObjectInfo[] = [];
  for await (const object of store.list('cells/')) {
    const own = object.key.split('/')[1] ?? '';
    if (own !== cell) {
      yield* await straysOf(store, objects);
      [cell, objects] = [own, []];
    }
    objects.push(object);
  }
  yield* await straysOf(store, objects);
  yield* store.list('submissions/');
}

const otherVersion: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'FOLDCAM_E_FORMAT_NEWER',
  'FOLDCAM_E_FORMAT_OLDER',
]);

async function straysOf(store: ObjectStore, objects: readonly ObjectInfo[]): Promise<ObjectInfo[]> {
  const manifests = objects.map(({ key }) => key).filter(isManifest);
  const named = new Set(manifests);
  const foreign: string[] = [];
  await inParallel(manifests, 16, async (key) => {
    try {
      const manifest = await getManifest(store, key);
      for (const artifact of manifest?.artifacts ?? []) named.add(artifact.key);
    } catch (error) {
      if (!(error instanceof FoldcamError)) throw error;
      if (error.code === 'FOLDCAM_E_ARTIFACT_CORRUPT') named.delete(key);
      else if (otherVersion.has(error.code)) foreign.push(key);
      else throw error;
    }
  });
  return foreign.length === 0 ? objects.filter(({ key }) => !named.has(key)) : [];
}

/**
 * Removes strays that have lain for so long; a younger one may be a result in the making.
 * @param age milliseconds
 */
export async function removeStrays(
  store: ObjectStore,
  age: number,
): Promise<{ readonly removed: string[]; readonly younger: number }> {
  const removed: string[] = [];
  let younger = 0;
  for await (const { key } of findStrays(store)) {
    // Asked again: a worker may just have stored the same anew.
    const now = await store.head(key);
    if (!now) continue;
    if (Date.now() - now.stored < age) {
      younger++;
      continue;
    }
    await store.delete(key);
    removed.push(key);
  }
  return { removed, younger };
}
