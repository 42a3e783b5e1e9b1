import type { Dataset, FileRef } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { datasetFile, datasetManifest } from '../../core/store/layout.js';
import { sha256Hex } from '../digest/sha256.js';
import { inParallel } from './inParallel.js';
import type { DataSource } from './openSource.js';

/** Stores a data set's files and, last, its manifest; a second time only what has been lost since. */
export async function ingestDataset(
  source: DataSource,
  dataset: Dataset,
  store: ObjectStore,
): Promise<void> {
  const manifest = datasetManifest(dataset.digest);
  const files = new Map<string, FileRef>();
  for (const { image, masks } of dataset.entries) {
    files.set(datasetFile(dataset.digest, 'images', image), image);
    for (const mask of masks) files.set(datasetFile(dataset.digest, 'masks', mask), mask);
  }
  await inParallel([...files], 8, async ([key, { file, sha256 }]) => {
    if (await store.head(key)) return;
    const bytes = await source.store.get(file);
    if (!bytes || sha256Hex(bytes) !== sha256) {
      throw new FoldcamError('FOLDCAM_E_DATA_INVALID', `${file} has changed while it was read`, {
        where: { file },
        remedy: 'Submit the sweep again when nothing writes to the data set.',
      });
    }
    await store.put(key, bytes);
  });
  await store.putIfAbsent(manifest, new TextEncoder().encode(JSON.stringify(dataset)));
}
