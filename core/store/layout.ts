import { settingsOf } from '../cam/settingsOf.js';
import { canonicalJson, type Sha256 } from '../canonicalJson.js';
import type { FileRef } from '../dataset/Dataset.js';
import { viewTag, type View } from '../image/View.js';
import type { PlannedTap } from '../sweep/Plan.js';
import type { SweepSpec } from '../sweep/SweepSpec.js';

/** Where things lie in the store. */
const short = (digest: string): string => digest.slice(0, 12);

/**
 * Activations of one layer: shared by every backbone choice, fold, recipe and seed that taps it.
 * @param copy tells an altered copy from the image itself
 */
export function featuresFolder(
  dataset: string,
  backbone: string,
  tap: PlannedTap,
  view?: View,
  copy = '',
): string {
  const tags = [view ? viewTag(view) : '', copy].filter((tag) => tag !== '');
  const name = [`${tap.layer}-${short(tap.digest)}`, ...tags].join('.');
  return `features/${dataset}/${backbone}/${name}/`;
}

export const cellFolder = (key: string): string => `cells/${key}/`;
export const cellManifest = (key: string): string => `${cellFolder(key)}manifest.json`;

export const sweepFile = (sweep: string, file: string): string => `sweeps/${sweep}/${file}`;

/** The sweep's target a map was computed for; `both` in a sweep file means the first two. */
export type Target = 'predicted' | 'positive' | 'true';

/** One method for one target: what is explained and scored as a unit, and added at its own cost. */
export interface MapSeries {
  readonly method: string;
  readonly target: Target;
}

/** Every series a sweep asks for, in its order. */
export function mapSeries(spec: SweepSpec): MapSeries[] {
  const targets: readonly Target[] =
    spec.target === 'both' ? ['predicted', 'positive'] : [spec.target];
  return targets.flatMap((target) => spec.methods.map((method) => ({ method, target })));
}

/** `cells/<key>/maps/<method>.<target>.<digest>/`: the digest covers what else shapes the artifacts. */
export function mapsFolder(
  cell: string,
  series: MapSeries,
  { maps, perturbation }: Pick<SweepSpec, 'maps' | 'perturbation'>,
  sha256: Sha256,
): string {
  const settings = settingsOf(series.method, perturbation);
  const shapes = { format: 'foldcam.maps/1', maps, ...(settings ? { settings } : {}) };
  const digest = sha256(canonicalJson(shapes)).slice(0, 8);
  return `${cellFolder(cell)}maps/${series.method}.${series.target}.${digest}/`;
}

/** Outcomes depend on the regions and the tolerance, and not on what else is kept of the maps. */
export function outcomesFolder(
  cell: string,
  series: MapSeries,
  spec: Pick<SweepSpec, 'regions' | 'pointing' | 'maps' | 'perturbation'>,
  sha256: Sha256,
): string {
  const { regions, pointing, maps } = spec;
  const settings = settingsOf(series.method, spec.perturbation);
  const shapes = {
    format: 'foldcam.outcomes/3',
    regions,
    pointing,
    taps: maps.taps,
    ...(settings ? { settings } : {}),
  };
  const digest = sha256(canonicalJson(shapes));
  return `${cellFolder(cell)}outcomes/${series.method}.${series.target}.${digest.slice(0, 8)}/`;
}

/** What a series' maps have of the network, on a sample of the cell's images. */
export function faithfulnessFolder(
  cell: string,
  series: MapSeries,
  { faithfulness, maps, perturbation }: Pick<SweepSpec, 'faithfulness' | 'maps' | 'perturbation'>,
  sha256: Sha256,
): string {
  const settings = settingsOf(series.method, perturbation);
  const shapes = {
    format: 'foldcam.faithfulness/1',
    ...faithfulness,
    taps: maps.taps,
    ...(settings ? { settings } : {}),
  };
  const digest = sha256(canonicalJson(shapes)).slice(0, 8);
  return `${cellFolder(cell)}faithfulness/${series.method}.${series.target}.${digest}/`;
}

export const datasetManifest = (digest: string): string => `datasets/${digest}/manifest.json`;

/** An ingested file, named by its content. */
export function datasetFile(digest: string, kind: 'images' | 'masks', ref: FileRef): string {
  const extension = /\.[A-Za-z0-9]+$/.exec(ref.file)?.[0].toLowerCase() ?? '';
  return `datasets/${digest}/${kind}/${ref.sha256}${extension}`;
}
