import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { Network } from '../tensor/openNetwork.js';
import { computeFeatures, featureLayers, type FeatureSet } from './computeFeatures.js';
import { pooledKey } from './featureFiles.js';

export interface FeatureOptions extends FeatureSet {
  readonly trunk: () => Promise<Network>;
  /** Where in the chunks to begin, in [0, 1): workers that begin apart share the work. */
  readonly start: number;
  readonly progress: (done: number, total: number) => Promise<void>;
}

/** Computes what is missing of a backbone's features; skips what others finish meanwhile. */
export async function ensureFeatures(options: FeatureOptions): Promise<void> {
  const { store, dataset, backbone, progress } = options;
  const chunks = imageChunks(dataset.entries);
  const first = Math.floor(options.start * chunks.length);
  const done = new Set<number>();
  const isThere = async (chunk: number): Promise<boolean> => {
    for (const tap of featureLayers(options)) {
      if (!(await store.head(pooledKey(dataset, backbone, tap, chunk)))) return false;
    }
    return true;
  };
  for (const chunk of chunks.keys()) if (await isThere(chunk)) done.add(chunk);
  await progress(done.size, chunks.length);
  for (let step = 0; step < chunks.length; step++) {
    const chunk = (first + step) % chunks.length;
    if (done.has(chunk)) continue;
    if (!(await isThere(chunk))) {
      const trunk = await options.trunk();
      await computeFeatures(options, trunk, chunks[chunk] ?? [], chunk);
    }
    done.add(chunk);
    await progress(done.size, chunks.length);
  }
}
