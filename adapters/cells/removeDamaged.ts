import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Artifact } from '../../core/store/Manifest.js';
import { getArtifact, getManifest, isManifest } from './artifacts.js';

/** Whether what was found damaged still is, or is not there: another worker may have computed it anew. */
export async function needsComputing(store: ObjectStore, key: string): Promise<boolean> {
  if (isManifest(key)) return !(await isSound(() => getManifest(store, key)));
  const [named] = await manifestsOf(store, key);
  return named !== undefined && !(await isSound(() => getArtifact(store, named.artifact)));
}

/** Removes an artifact, and before it every manifest that names it; a manifest that cannot be read alone. */
export async function removeDamaged(store: ObjectStore, key: string): Promise<void> {
  if (!isManifest(key)) {
    for (const { manifest } of await manifestsOf(store, key)) await store.delete(manifest);
  }
  await store.delete(key);
}

async function manifestsOf(
  store: ObjectStore,
  key: string,
): Promise<{ manifest: string; artifact: Artifact }[]> {
  const cell = key.split('/').slice(0, 2).join('/');
  const found: { manifest: string; artifact: Artifact }[] = [];
  for await (const { key: manifest } of store.list(`${cell}/`)) {
    if (!isManifest(manifest)) continue;
    const read = await getManifest(store, manifest).catch(unlessCorrupt);
    const artifact = read?.artifacts.find((one) => one.key === key);
    if (artifact) found.push({ manifest, artifact });
  }
  return found;
}

/** Whether it is there and can be read. */
const isSound = async (read: () => Promise<unknown>): Promise<boolean> =>
  (await read().catch(unlessCorrupt)) !== undefined;

function unlessCorrupt(error: unknown): undefined {
  if (error instanceof FoldcamError && error.code === 'FOLDCAM_E_ARTIFACT_CORRUPT')
    return undefined;
  throw error;
}
