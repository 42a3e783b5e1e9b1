import type { Dataset } from '../../core/dataset/Dataset.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { ObjectStore } from '../../core/ports.js';
import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import { poolings } from '../../core/sweep/Recipe.js';
import type { PooledTap } from '../../core/training/PooledTap.js';
import { readNpz } from '../npz/readNpz.js';
import { pooledKey } from './featureFiles.js';

/** The pooled statistics of all images, per tap; nothing when a chunk is missing. */
export async function readPooled(
  store: ObjectStore,
  dataset: Dataset,
  backbone: PlannedBackbone,
): Promise<PooledTap[] | undefined> {
  const chunks = imageChunks(dataset.entries);
  const taps: PooledTap[] = [];
  for (const tap of backbone.taps) {
    const parts: Float32Array[] = [];
    for (const chunk of chunks.keys()) {
      const body = await store.get(pooledKey(dataset, backbone, tap, chunk));
      const array = body && readNpz(body)['pooled'];
      if (!(array?.data instanceof Float32Array)) return undefined;
      parts.push(array.data);
    }
    const data = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      data.set(part, at);
      at += part.length;
    }
    const channels = data.length / (dataset.entries.length * 2 * poolings.length);
    taps.push({ layer: tap.layer, channels, data });
  }
  return taps;
}
