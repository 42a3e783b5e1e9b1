import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { manifestSchema, type Artifact, type Manifest } from '../../core/store/Manifest.js';
import { sha256Hex } from '../digest/sha256.js';

/**
 * Stores one artifact of a manifest to be. Its name carries its digest: a late writer with other bytes
 * (another engine) leaves a copy beside it and never changes what a manifest names.
 * @param name `head.npz` becomes `head.1a2b3c4d.npz`
 */
export async function putArtifact(
  store: ObjectStore,
  folder: string,
  name: string,
  body: Uint8Array,
): Promise<Artifact> {
  const sha256 = sha256Hex(body);
  const dot = name.lastIndexOf('.');
  const key = `${folder}${name.slice(0, dot)}.${sha256.slice(0, 8)}${name.slice(dot)}`;
  await store.put(key, body);
  return { key, sha256, bytes: body.length };
}

/** @throws FoldcamError FOLDCAM_E_ARTIFACT_CORRUPT when it is missing or its digest differs */
export async function getArtifact(store: ObjectStore, artifact: Artifact): Promise<Uint8Array> {
  const body = await store.get(artifact.key);
  if (!body || sha256Hex(body) !== artifact.sha256) {
    throw new FoldcamError(
      'FOLDCAM_E_ARTIFACT_CORRUPT',
      `${artifact.key} ${body ? 'has another digest than its manifest names' : 'is missing'}`,
      { where: { file: artifact.key } },
    );
  }
  return body;
}

/** Makes a result visible. False when another worker was first: then its result counts. */
export function putManifest(
  store: ObjectStore,
  key: string,
  manifest: Omit<Manifest, 'format'>,
): Promise<boolean> {
  const text = JSON.stringify({ format: 'foldcam.manifest/1', ...manifest }, undefined, 1);
  return store.putIfAbsent(key, new TextEncoder().encode(`${text}\n`));
}

export async function getManifest(store: ObjectStore, key: string): Promise<Manifest | undefined> {
  const body = await store.get(key);
  if (!body) return undefined;
  try {
    return manifestSchema.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `${key} is not a manifest`, {
      where: { file: key },
      cause,
    });
  }
}

/** The one artifact of a kind: `head` finds `…/model/head.1a2b3c4d.npz`. */
export function findArtifact(manifest: Manifest, name: string): Artifact {
  const found = manifest.artifacts.find(({ key }) => key.split('/').at(-1)?.startsWith(`${name}.`));
  if (found) return found;
  throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `a manifest names no ${name}`);
}
