import { imageChunks } from '../../core/jobs/imageChunks.js';
import { nextChunk } from '../../core/jobs/nextChunk.js';
import { inParallel } from '../dataset/inParallel.js';
import type { Trunk } from '../tensor/Trunk.js';
import { computeFeatures, featureLayers, isMirrored, type FeatureSet } from './computeFeatures.js';
import { pooledKey } from './featureFiles.js';

const atOnce = 8;

export interface FeatureOptions extends FeatureSet {
  readonly trunk: () => Promise<Trunk>;
  /** Where in the chunks to begin, in [0, 1): workers that begin apart share the work (`nextChunk`). */
  readonly start: number;
  readonly progress: (done: number, total: number) => Promise<void>;
  /** Is told of how many images the features were there, or were computed. */
  readonly count?: (from: 'cache' | 'trunk', images: number) => void;
}

/** Computes what is missing of a backbone's features; skips what others finish meanwhile. */
export async function ensureFeatures(options: FeatureOptions): Promise<void> {
  const { store, dataset, backbone, progress, count = () => undefined } = options;
  const chunks = imageChunks(dataset.entries);
  const mirrored = isMirrored(options);
  const done = new Set<number>();
  const isThere = async (chunk: number): Promise<boolean> => {
    for (const tap of featureLayers(options)) {
      if (!(await store.head(pooledKey(dataset, backbone, tap, chunk, mirrored)))) return false;
    }
    return true;
  };
  /** What is there, by us or by others. */
  const look = async (): Promise<void> => {
    const open = [...chunks.keys()].filter((chunk) => !done.has(chunk));
    const there = await inParallel(open, atOnce, isThere);
    for (const chunk of open.filter((_, i) => there[i])) {
      done.add(chunk);
      count('cache', chunks[chunk]?.length ?? 0);
    }
    await progress(done.size, chunks.length);
  };
  await look();
  let last: number | undefined;
  for (;;) {
    const chunk = nextChunk(done, chunks.length, options.start, last);
    if (chunk === undefined) return;
    if (await isThere(chunk)) {
      await look();
      continue;
    }
    const images = chunks[chunk] ?? [];
    await computeFeatures(options, await options.trunk(), images, chunk);
    done.add(chunk);
    count('trunk', images.length);
    last = chunk;
    await progress(done.size, chunks.length);
  }
}
