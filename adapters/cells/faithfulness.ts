import { sampleOfFold } from '../../core/faithfulness/sampleImages.js';
import { testedSeries } from '../../core/faithfulness/testedSeries.js';
import type { ObjectStore } from '../../core/ports.js';
import { faithfulnessFolder, type MapSeries } from '../../core/store/layout.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import { sha256Hex } from '../digest/sha256.js';
import { readStored } from '../store/readStored.js';
import { findArtifact, getArtifact, getManifest, putArtifact, publishResult } from './artifacts.js';
import { readFaithfulness, writeFaithfulness, type CellFaithfulness } from './faithfulnessFile.js';

const folderOf = (cell: string, series: MapSeries, spec: SweepSpec): string =>
  faithfulnessFolder(cell, series, spec, sha256Hex);

/** The series that a plan wants tested in a cell and that are not yet; none where no image of the sample is held out. */
export async function untestedSeries(
  store: ObjectStore,
  { key, fold }: Pick<Cell, 'key' | 'fold'>,
  plan: Plan,
): Promise<MapSeries[]> {
  if (sampleOfFold(plan, fold).length === 0) return [];
  const missing: MapSeries[] = [];
  for (const series of testedSeries(plan.spec)) {
    const manifest = `${folderOf(key, series, plan.spec)}manifest.json`;
    if (!(await store.head(manifest))) missing.push(series);
  }
  return missing;
}

/** Stores what was found of one series, its manifest last. */
export async function writeTested(
  store: ObjectStore,
  cell: string,
  series: MapSeries,
  spec: SweepSpec,
  rows: readonly CellFaithfulness[],
): Promise<void> {
  const folder = folderOf(cell, series, spec);
  const artifact = await putArtifact(store, folder, 'images.json', writeFaithfulness(rows));
  await publishResult(store, `${folder}manifest.json`, {
    kind: 'faithfulness',
    of: { cell, ...series },
    artifacts: [artifact],
  });
}

export async function readTested(
  store: ObjectStore,
  cell: string,
  series: MapSeries,
  spec: SweepSpec,
): Promise<CellFaithfulness[] | undefined> {
  const manifest = await getManifest(store, `${folderOf(cell, series, spec)}manifest.json`);
  if (!manifest) return undefined;
  const artifact = findArtifact(manifest, 'images');
  return readStored(artifact.key, await getArtifact(store, artifact), readFaithfulness);
}
