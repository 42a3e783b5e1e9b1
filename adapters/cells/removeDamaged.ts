import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Artifact } from '../../core/store/Manifest.js';
import { getArtifact, getManifest } from './artifacts.js';

// Artifacts carry their digest in their names, manifests do not.
const isManifest = (key: string): boolean =>
  key.endsWith('.json') && !/\.[0-9a-f]{8}\.json$/.test(key);

/** Whether what was found damaged still is, or is not there: another worker may have computed it anew. */
export async function needsComputing(store: ObjectStore, key: string): Promise<boolean> {
  if (isManifest(key)) return (await damaged(() => getManifest(store, key))) !== 'sound';
  const [named] = await manifestsOf(store, key);
  return (
    named !== undefined && (await damaged(() => getArtifact(store, named.artifact))) !== 'sound'
  );
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

async function damaged(read: () => Promise<unknown>): Promise<'sound' | 'damaged' | 'missing'> {
  try {
    return (await read()) === undefined ? 'missing' : 'sound';
  } catch (error) {
    unlessCorrupt(error);
    return 'damaged';
  }
}

function unlessCorrupt(error: unknown): undefined {
  if (error instanceof FoldcamError && error.code === 'FOLDCAM_E_ARTIFACT_CORRUPT')
    return undefined;
  throw error;
}
