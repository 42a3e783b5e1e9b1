import { checkFormat } from '../../core/errors/checkFormat.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import {
  manifestFormat,
  manifestSchema,
  type Artifact,
  type Manifest,
} from '../../core/store/Manifest.js';
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

/** Of a key below `cells/`: artifacts carry their digest in their names, manifests do not. */
export const isManifest = (key: string): boolean =>
  key.endsWith('.json') && !/\.[0-9a-f]{8}\.json$/.test(key);

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
  const text = JSON.stringify({ format: manifestFormat, ...manifest }, undefined, 1);
  return store.putIfAbsent(key, new TextEncoder().encode(`${text}\n`));
}

/**
 * Makes the result of work visible, its manifest last. Where another worker was first, what this one alone
 * has stored is removed again, and nothing that the other one's manifest names.
 * @returns false when another worker was first
 */
export async function publishResult(
  store: ObjectStore,
  key: string,
  manifest: Omit<Manifest, 'format'>,
): Promise<boolean> {
  if (await putManifest(store, key, manifest)) return true;
  const winner = await getManifest(store, key);
  // Removed since: a third worker may be about to name the same artifacts.
  if (!winner) return false;
  const named = new Set(winner.artifacts.map((artifact) => artifact.key));
  for (const own of manifest.artifacts) if (!named.has(own.key)) await store.delete(own.key);
  return false;
}

export async function getManifest(store: ObjectStore, key: string): Promise<Manifest | undefined> {
  const body = await store.get(key);
  if (!body) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    checkFormat(value, manifestFormat, key);
    return manifestSchema.parse(value);
  } catch (cause) {
    if (cause instanceof FoldcamError) throw cause;
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
