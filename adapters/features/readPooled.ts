import type { Dataset } from '../../core/dataset/Dataset.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { ObjectStore } from '../../core/ports.js';
import { poolings } from '../../core/sweep/Recipe.js';
import { headLayer, type SeeingBackbone } from '../../core/sweep/viewsOf.js';
import type { PooledTap } from '../../core/training/PooledTap.js';
import { readNpz } from '../npz/readNpz.js';
import { pooledKey } from './featureFiles.js';
import { sidesOf } from './openImage.js';

/**
 * The pooled statistics of all images, or of an altered copy of each, per tap as heads call it; nothing
 * when a chunk is missing.
 */
export async function readPooled(
  store: ObjectStore,
  dataset: Dataset,
  backbone: SeeingBackbone,
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
    const rows = dataset.entries.length * sidesOf(backbone).length;
    const channels = data.length / (rows * poolings.length);
    taps.push({ layer: headLayer(backbone, tap.layer), channels, data });
  }
  return taps;
}
