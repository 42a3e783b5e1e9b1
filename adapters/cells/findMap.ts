import { chunkName, chunkSize } from '../../core/jobs/imageChunks.js';
import type { ObjectStore } from '../../core/ports.js';
import type { MapSeries } from '../../core/store/layout.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import { testImages } from '../../core/sweep/testImages.js';
import { readStored } from '../store/readStored.js';
import { getArtifact, getManifest } from './artifacts.js';
import { seriesFolder } from './maps.js';
import { readMaps, type StoredMap } from './mapsFile.js';

/** A map that is there: read when it is asked for. */
export interface FoundMap {
  /** Of the file that it lies in. */
  readonly sha256: string;
  /** At the resolution of the finest tap, in the frame of the recipe's view. */
  read(): Promise<StoredMap | undefined>;
}

/** Finds the file that holds an image's map; nothing where it is not computed yet. */
export async function findMap(
  store: ObjectStore,
  plan: Plan,
  { key, fold }: Pick<Cell, 'key' | 'fold'>,
  series: MapSeries,
  image: string,
): Promise<FoundMap | undefined> {
  const place = testImages(plan, fold).indexOf(image);
  if (place < 0) return undefined;
  const chunk = chunkName(Math.floor(place / chunkSize));
  const folder = seriesFolder(key, series, plan.spec);
  const manifest = await getManifest(store, `${folder}${chunk}.json`);
  const artifact = manifest?.artifacts.find((one) => one.key.startsWith(`${folder}${chunk}.`));
  if (!artifact) return undefined;
  const read = async (): Promise<StoredMap | undefined> =>
    readStored(artifact.key, await getArtifact(store, artifact), readMaps).get(image);
  return { sha256: artifact.sha256, read };
}
