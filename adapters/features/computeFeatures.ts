import type { Tap } from '../../core/cam/Tap.js';
import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import type { ObjectStore } from '../../core/ports.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import { poolings } from '../../core/sweep/Recipe.js';
import type { PlannedTap } from '../../core/sweep/Plan.js';
import type { SeeingBackbone } from '../../core/sweep/viewsOf.js';
import { poolTap } from '../../core/training/poolTap.js';
import { oneAhead } from '../dataset/oneAhead.js';
import { writeNpz } from '../npz/writeNpz.js';
import type { Trunk } from '../tensor/Trunk.js';
import { activationsKey, pooledKey } from './featureFiles.js';
import { openImage } from './openImage.js';

// Inputs in one forward pass: more take more memory and no less time.
const batch = 8;

// TensorFlow takes other kernels for an image alone, which end in other bits: a blank goes beside it. Copies
// have gone alone from the start, and keep their bits so.
const least = ({ copy }: SeeingBackbone): number => (copy === undefined ? 2 : 1);

/** What the features are of, and where they go. */
export interface FeatureSet {
  readonly store: ObjectStore;
  readonly dataset: Dataset;
  readonly backbone: SeeingBackbone;
  /** Layers whose activations are kept, for maps or for tails; pooled statistics are kept of all. */
  readonly kept: readonly KeptLayer[];
  /** Of the mirrored images in place of the images. Copies are mirrored as they were drawn, never by this. */
  readonly mirrored?: boolean;
}

export interface KeptLayer extends PlannedTap {
  /** Kept of the mirrored image too. */
  readonly mirrored?: boolean;
}

/** Whether the features are those of mirrored images. */
export const isMirrored = ({ mirrored, backbone }: Pick<FeatureSet, 'mirrored' | 'backbone'>) =>
  mirrored === true && backbone.copy === undefined;

/** The layers that are computed: the backbone's taps and what else is kept. */
export function featureLayers({ backbone, kept }: FeatureSet): PlannedTap[] {
  const names = new Set(backbone.taps.map(({ layer }) => layer));
  return [...backbone.taps, ...kept.filter(({ layer }) => !names.has(layer))];
}

/** Gives an image as the backbone takes it, or its mirror image. */
export type OpenEntry = (entry: Entry) => ReturnType<typeof openImage>;

/**
 * Computes and stores the activations and pooled statistics of one chunk of images, of one side alone: a
 * batch looks the same whatever else is asked for, and so do its features.
 * @param trunk gives the layers of `featureLayers`, in that order
 */
export async function computeFeatures(
  set: FeatureSet,
  trunk: Trunk,
  entries: readonly Entry[],
  chunk: number,
  open: OpenEntry = openerOf(set),
): Promise<void> {
  const { store, dataset, backbone } = set;
  const layers = featureLayers(set);
  const pooled = layers.map((): Float32Array[] => []);
  const parts = imageChunks(entries, batch);
  const read = (part: readonly Entry[]) => networkBatch(set, part, open);
  let written: Promise<unknown> = Promise.resolve();
  // Files are read and written while the trunk computes: of one part before it, and of one after.
  for await (const [part, input] of oneAhead(parts, read)) {
    const size = Math.max(part.length, least(backbone));
    const taps = (await trunk.run(input, size)).slice(0, part.length);
    taps.forEach((own) =>
      own.forEach((tap, t) => pooled[t]?.push(poolTap(tap.data, tap.channels))),
    );
    await written;
    written = Promise.all(part.map((entry, i) => putActivations(set, entry, taps[i] ?? [])));
    written.catch(() => undefined);
  }
  await written;
  for (const [t, tap] of layers.entries()) {
    const rows = pooled[t] ?? [];
    const width = rows[0]?.length ?? 0;
    const data = new Float32Array(rows.length * width);
    rows.forEach((row, i) => data.set(row, i * width));
    const shape = [entries.length, poolings.length, width / poolings.length];
    const body = writeNpz({ pooled: { data, shape } });
    await store.putIfAbsent(pooledKey(dataset, backbone, tap, chunk, isMirrored(set)), body);
  }
}

/** Opens the images of a set. */
export const openerOf =
  ({ store, dataset, backbone }: FeatureSet): OpenEntry =>
  (entry) =>
    openImage(store, dataset, backbone, entry);

async function networkBatch(
  set: FeatureSet,
  entries: readonly Entry[],
  open: OpenEntry,
): Promise<Float32Array> {
  const { backbone } = set;
  const stride = backbone.inputSize * backbone.inputSize * 3;
  const input = new Float32Array(Math.max(entries.length, least(backbone)) * stride);
  await Promise.all(
    entries.map(async (entry, i) => {
      const image = await open(entry);
      input.set(image(isMirrored(set)), i * stride);
    }),
  );
  return input;
}

async function putActivations(set: FeatureSet, entry: Entry, taps: readonly Tap[]): Promise<void> {
  const { store, dataset, backbone, kept } = set;
  const mirrored = isMirrored(set);
  for (const planned of kept) {
    if (mirrored && planned.mirrored !== true) continue;
    const tap = taps.find(({ layer }) => layer === planned.layer);
    if (!tap) continue;
    const { data, height, width, channels } = tap;
    const body = writeNpz({ activations: { data, shape: [height, width, channels] } });
    await store.put(activationsKey(dataset, backbone, planned, entry, mirrored), body);
  }
}
