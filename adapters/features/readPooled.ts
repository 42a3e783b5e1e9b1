import { chunkSize, imageChunks } from '../../core/jobs/imageChunks.js';
import { poolings } from '../../core/sweep/Recipe.js';
import { headLayer } from '../../core/sweep/viewsOf.js';
import type { PooledTap } from '../../core/training/PooledTap.js';
import { inParallel } from '../dataset/inParallel.js';
import { readNpz } from '../npz/readNpz.js';
import { readStored } from '../store/readStored.js';
import { isMirrored, type FeatureSet } from './computeFeatures.js';
import { pooledKey } from './featureFiles.js';

const atOnce = 8;

/**
 * The pooled statistics of all images, as they are or mirrored, or of an altered copy of each, per tap as
 * heads call it: `data` is of the side of the set. Nothing when a chunk is missing.
 * @throws FoldcamError FOLDCAM_E_ARTIFACT_CORRUPT naming the file of one that cannot be read
 */
export async function readPooled(set: Omit<FeatureSet, 'kept'>): Promise<PooledTap[] | undefined> {
  const { store, dataset, backbone } = set;
  const chunks = [...imageChunks(dataset.entries).entries()];
  const taps: PooledTap[] = [];
  for (const tap of backbone.taps) {
    let data = new Float32Array();
    const found = await inParallel(chunks, atOnce, async ([chunk, images]) => {
      const key = pooledKey(dataset, backbone, tap, chunk, isMirrored(set));
      const body = await store.get(key);
      const array = body && readStored(key, body, readNpz)['pooled'];
      if (!(array?.data instanceof Float32Array)) return false;
      const perImage = array.data.length / images.length;
      // As large as all of it at once: two copies of a large data set's features would not fit.
      if (data.length === 0) data = new Float32Array(perImage * dataset.entries.length);
      data.set(array.data, perImage * chunkSize * chunk);
      return true;
    });
    if (found.includes(false)) return undefined;
    const channels = data.length / (dataset.entries.length * poolings.length);
    taps.push({ layer: headLayer(backbone, tap.layer), channels, data });
  }
  return taps;
}
