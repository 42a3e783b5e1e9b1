import { chunkName, imageChunks } from '../../core/jobs/imageChunks.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Artifact } from '../../core/store/Manifest.js';
import { mapsFolder, mapSeries, type MapSeries } from '../../core/store/layout.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import { testImages } from '../../core/sweep/testImages.js';
import { sha256Hex } from '../digest/sha256.js';
import { readStored } from '../store/readStored.js';
import { getArtifact, getManifest, publishResult, putArtifact, putManifest } from './artifacts.js';
import { readMaps, writeMaps, type StoredMap } from './mapsFile.js';

const manifestOf = (folder: string): string => `${folder}manifest.json`;
const chunkManifest = (folder: string, chunk: number): string =>
  `${folder}${chunkName(chunk)}.json`;

/** Where a series' maps lie. */
export const seriesFolder = (cell: string, series: MapSeries, spec: SweepSpec): string =>
  mapsFolder(cell, series, spec, sha256Hex);

/** The series of a sweep whose maps a cell does not have yet. */
export async function missingSeries(
  store: ObjectStore,
  cell: string,
  spec: SweepSpec,
): Promise<MapSeries[]> {
  const missing: MapSeries[] = [];
  for (const series of mapSeries(spec)) {
    if (!(await store.head(manifestOf(seriesFolder(cell, series, spec))))) missing.push(series);
  }
  return missing;
}

/** The series whose maps of one chunk are not there yet. */
export async function missingInChunk(
  store: ObjectStore,
  cell: string,
  spec: SweepSpec,
  chunk: number,
): Promise<MapSeries[]> {
  const missing: MapSeries[] = [];
  for (const series of await missingSeries(store, cell, spec)) {
    if (!(await store.head(chunkManifest(seriesFolder(cell, series, spec), chunk)))) {
      missing.push(series);
    }
  }
  return missing;
}

/**
 * The chunks of a cell whose maps are there of every series; a short listing for each of `missing`, until
 * none is left.
 * @param missing as `missingSeries` tells
 */
export async function mappedChunks(
  store: ObjectStore,
  { key, fold }: Pick<Cell, 'key' | 'fold'>,
  plan: Plan,
  missing: readonly MapSeries[],
): Promise<number[]> {
  let mapped = [...imageChunks(testImages(plan, fold)).keys()];
  for (const series of missing) {
    if (mapped.length === 0) break;
    const folder = seriesFolder(key, series, plan.spec);
    const there = new Set<string>();
    for await (const stored of store.list(`${folder}chunk-`)) there.add(stored.key);
    mapped = mapped.filter((chunk) => there.has(chunkManifest(folder, chunk)));
  }
  return mapped;
}

export interface ChunkOfMaps {
  /** At the resolution of the finest tap, by image. */
  readonly maps: ReadonlyMap<string, StoredMap>;
  /** At the images' size; kept when the sweep says `maps: { keep: all }`. */
  readonly full?: ReadonlyMap<string, StoredMap>;
  /** By file name. */
  readonly overlays: ReadonlyMap<string, Uint8Array>;
}

/** Stores one chunk of one series, its manifest last. */
export async function writeChunk(
  store: ObjectStore,
  cell: string,
  series: MapSeries,
  spec: SweepSpec,
  chunk: number,
  content: ChunkOfMaps,
): Promise<void> {
  const folder = seriesFolder(cell, series, spec);
  const name = chunkName(chunk);
  const artifacts = [await putArtifact(store, folder, `${name}.npz`, writeMaps(content.maps))];
  if (content.full) {
    artifacts.push(
      await putArtifact(store, `${folder}full/`, `${name}.npz`, writeMaps(content.full)),
    );
  }
  for (const [file, body] of content.overlays) {
    artifacts.push(await putArtifact(store, `${folder}overlays/`, file, body));
  }
  const of = { cell, ...series, chunk };
  await publishResult(store, chunkManifest(folder, chunk), { kind: 'maps-chunk', of, artifacts });
}

/** Joins the chunks' manifests into one for every series that is complete. */
export async function mergeMaps(
  store: ObjectStore,
  cell: string,
  spec: SweepSpec,
  chunks: number,
): Promise<void> {
  for (const series of await missingSeries(store, cell, spec)) {
    const folder = seriesFolder(cell, series, spec);
    const artifacts: Artifact[] = [];
    let complete = true;
    for (let chunk = 0; chunk < chunks; chunk++) {
      const part = await getManifest(store, chunkManifest(folder, chunk));
      artifacts.push(...(part?.artifacts ?? []));
      complete &&= part !== undefined;
    }
    if (complete) {
      await putManifest(store, manifestOf(folder), {
        kind: 'maps',
        of: { cell, ...series },
        artifacts,
      });
    }
  }
}

/** Joins the chunks of a cell anew where one was computed after its series was joined. */
export const joinMaps = (
  store: ObjectStore,
  plan: Plan,
  { key, fold }: Pick<Cell, 'key' | 'fold'>,
): Promise<void> => mergeMaps(store, key, plan.spec, imageChunks(testImages(plan, fold)).length);

/** What a finished series consists of; nothing where it is not complete. */
export async function seriesArtifacts(
  store: ObjectStore,
  cell: string,
  series: MapSeries,
  spec: SweepSpec,
): Promise<readonly Artifact[] | undefined> {
  return (await getManifest(store, manifestOf(seriesFolder(cell, series, spec))))?.artifacts;
}

/** A series' maps by image, or nothing where they are not complete. */
export async function readSeries(
  store: ObjectStore,
  cell: string,
  series: MapSeries,
  spec: SweepSpec,
): Promise<Map<string, StoredMap> | undefined> {
  const artifacts = await seriesArtifacts(store, cell, series, spec);
  if (!artifacts) return undefined;
  const folder = seriesFolder(cell, series, spec);
  const maps = new Map<string, StoredMap>();
  for (const artifact of artifacts) {
    if (!artifact.key.startsWith(`${folder}chunk-`)) continue;
    const own = readStored(artifact.key, await getArtifact(store, artifact), readMaps);
    for (const [image, map] of own) maps.set(image, map);
  }
  return maps;
}
