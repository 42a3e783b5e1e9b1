import { chunkSize, imageChunks } from '../../core/jobs/imageChunks.js';
import { nextChunk } from '../../core/jobs/nextChunk.js';
import { rememberLatest } from '../../core/rememberLatest.js';
import { inParallel } from '../dataset/inParallel.js';
import type { Trunk } from '../tensor/Trunk.js';
import {
  computeFeatures,
  featureLayers,
  isMirrored,
  openerOf,
  type FeatureSet,
  type OpenEntry,
} from './computeFeatures.js';
import { pooledKey } from './featureFiles.js';

const atOnce = 8;

export interface FeatureOptions extends FeatureSet {
  readonly trunk: () => Promise<Trunk>;
  /** Of the mirrored images as well. */
  readonly mirroredToo?: boolean;
  /** Where in the chunks to begin, in [0, 1): workers that begin apart share the work (`nextChunk`). */
  readonly start: number;
  readonly progress: (done: number, total: number) => Promise<void>;
  /** Is told of how many images the features were there, or were computed. */
  readonly count?: (from: 'cache' | 'trunk', images: number) => void;
}

/** The sides that features are asked of: sets of one side each. */
export const sidesOf = (options: FeatureOptions): FeatureOptions[] =>
  options.mirroredToo === true ? [options, { ...options, mirrored: true }] : [options];

/** Computes what is missing of a backbone's features; skips what others finish meanwhile. */
export async function ensureFeatures(options: FeatureOptions): Promise<void> {
  const { dataset, progress, count = () => undefined } = options;
  const chunks = imageChunks(dataset.entries);
  const sides = sidesOf(options);
  const done = new Set<number>();
  /** Of a chunk the sides that nobody has computed. */
  const missing = async (chunk: number): Promise<FeatureOptions[]> => {
    const there = await Promise.all(sides.map((side) => isThere(side, chunk)));
    return sides.filter((_, i) => there[i] === false);
  };
  /** Counts a chunk once a side. */
  const tell = (begun: number): Promise<void> =>
    progress(sides.length * done.size + begun, sides.length * chunks.length);
  const found = (chunk: number): void => {
    done.add(chunk);
    count('cache', sides.length * (chunks[chunk]?.length ?? 0));
  };
  /** What others have computed. */
  const look = async (): Promise<void> => {
    const open = [...chunks.keys()].filter((chunk) => !done.has(chunk));
    const missed = await inParallel(open, atOnce, missing);
    open.filter((_, i) => missed[i]?.length === 0).forEach(found);
    await tell(0);
  };
  await look();
  let last: number | undefined;
  for (;;) {
    const chunk = nextChunk(done, chunks.length, options.start, last);
    if (chunk === undefined) return;
    const missed = await missing(chunk);
    if (missed.length === 0) {
      found(chunk);
      await look();
      continue;
    }
    const images = chunks[chunk] ?? [];
    count('cache', (sides.length - missed.length) * images.length);
    // Each image is decoded once for both of its sides.
    const open = rememberOpened(openerOf(options));
    for (const [i, side] of missed.entries()) {
      await computeFeatures(side, await options.trunk(), images, chunk, open);
      count('trunk', images.length);
      await tell(sides.length - missed.length + i + 1);
    }
    done.add(chunk);
    last = chunk;
  }
}

async function isThere(side: FeatureSet, chunk: number): Promise<boolean> {
  const { store, dataset, backbone } = side;
  for (const tap of featureLayers(side)) {
    const key = pooledKey(dataset, backbone, tap, chunk, isMirrored(side));
    if (!(await store.head(key))) return false;
  }
  return true;
}

function rememberOpened(open: OpenEntry): OpenEntry {
  const opened = rememberLatest<Awaited<ReturnType<OpenEntry>>>(chunkSize);
  return (entry) => opened.of(entry.id, () => open(entry));
}
