import type { Dataset, Entry, FileRef } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { datasetFile } from '../../core/store/layout.js';
import type { Grey } from '../pixels/Grey.js';
import { readGrey } from '../pixels/readGrey.js';
import { readMask } from '../pixels/readMask.js';

/** The ingested image of an entry. */
export async function loadImage(store: ObjectStore, dataset: Dataset, entry: Entry): Promise<Grey> {
  return readGrey(await load(store, dataset, 'images', entry.image), entry.image.file);
}

/** The ingested masks of an entry, united: height × width, 1 inside. */
export async function loadMask(
  store: ObjectStore,
  dataset: Dataset,
  entry: Entry,
): Promise<Uint8Array> {
  const files = await Promise.all(
    entry.masks.map(async (mask) => ({
      file: mask.file,
      bytes: await load(store, dataset, 'masks', mask),
    })),
  );
  return (await readMask(files)).data;
}

async function load(
  store: ObjectStore,
  dataset: Dataset,
  kind: 'images' | 'masks',
  ref: FileRef,
): Promise<Uint8Array> {
  const key = datasetFile(dataset.digest, kind, ref);
  const bytes = await store.get(key);
  if (bytes) return bytes;
  throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `${key} is missing`, {
    where: { file: key },
    remedy: 'Submit the sweep again: what is missing of its data set is stored again.',
  });
}
