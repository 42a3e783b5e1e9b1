import type { ObjectStore } from '../../core/ports.js';
import { outcomesFolder, type MapSeries } from '../../core/store/layout.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import { sha256Hex } from '../digest/sha256.js';
import { readStored } from '../store/readStored.js';
import { findArtifact, getArtifact, getManifest, putArtifact, publishResult } from './artifacts.js';
import { outcomesFile, type CellOutcome } from './outcomesFile.js';

const folderOf = (cell: string, series: MapSeries, spec: SweepSpec): string =>
  outcomesFolder(cell, series, spec, sha256Hex);

export async function hasOutcomes(
  store: ObjectStore,
  cell: string,
  series: MapSeries,
  spec: SweepSpec,
): Promise<boolean> {
  return (await store.head(`${folderOf(cell, series, spec)}manifest.json`)) !== undefined;
}

export async function writeOutcomes(
  store: ObjectStore,
  cell: string,
  series: MapSeries,
  spec: SweepSpec,
  rows: readonly CellOutcome[],
): Promise<void> {
  const folder = folderOf(cell, series, spec);
  const artifact = await putArtifact(store, folder, 'outcomes.csv', outcomesFile.write(rows));
  await publishResult(store, `${folder}manifest.json`, {
    kind: 'outcomes',
    of: { cell, ...series },
    artifacts: [artifact],
  });
}

export async function readOutcomes(
  store: ObjectStore,
  cell: string,
  series: MapSeries,
  spec: SweepSpec,
): Promise<CellOutcome[] | undefined> {
  const manifest = await getManifest(store, `${folderOf(cell, series, spec)}manifest.json`);
  if (!manifest) return undefined;
  const artifact = findArtifact(manifest, 'outcomes');
  return readStored(artifact.key, await getArtifact(store, artifact), outcomesFile.read);
}
