import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { PooledTap } from '../../core/training/PooledTap.js';
import { ensureFeatures, sidesOf, type FeatureOptions } from './ensureFeatures.js';
import { readPooled } from './readPooled.js';

/**
 * The pooled statistics of all images, of each side that is asked for. The features are a cache: what is
 * missing of it, or cannot be read, is computed before.
 * @throws FoldcamError FOLDCAM_E_ARTIFACT_CORRUPT for a chunk that cannot be read when it was computed anew
 */
export async function loadPooled(options: FeatureOptions): Promise<(PooledTap[] | undefined)[]> {
  const removed = new Set<string>();
  for (;;) {
    await ensureFeatures(options);
    try {
      return await Promise.all(sidesOf(options).map(readPooled));
    } catch (error) {
      const key = error instanceof FoldcamError ? error.where?.file : undefined;
      if (key === undefined || removed.has(key)) throw error;
      removed.add(key);
      await options.store.delete(key);
    }
  }
}
