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
import { openImage, sidesOf } from './openImage.js';

// Inputs in one forward pass: more take more memory and no less time.
const batch = 8;

/** What the features are of, and where they go. */
export interface FeatureSet {
  readonly store: ObjectStore;
  readonly dataset: Dataset;
  readonly backbone: SeeingBackbone;
  /** Layers whose activations are kept, for maps or for tails; pooled statistics are kept of all. */
  readonly kept: readonly KeptLayer[];
}

export interface KeptLayer extends PlannedTap {
  /** Kept of the mirrored image too. */
  readonly mirrored?: boolean;
}

/** The layers that are computed: the backbone's taps and what else is kept. */
export function featureLayers({ backbone, kept }: FeatureSet): PlannedTap[] {
  const names = new Set(backbone.taps.map(({ layer }) => layer));
  return [...backbone.taps, ...kept.filter(({ layer }) => !names.has(layer))];
}

/**
 * Computes and stores the activations and pooled statistics of one chunk of images.
 * @param trunk gives the layers of `featureLayers`, in that order
 */
export async function computeFeatures(
  set: FeatureSet,
  trunk: Trunk,
  entries: readonly Entry[],
  chunk: number,
): Promise<void> {
  const { store, dataset, backbone } = set;
  const layers = featureLayers(set);
  const pooled = layers.map((): Float32Array[] => []);
  const sides = sidesOf(backbone);
  const parts = imageChunks(entries, batch / sides.length);
  const read = (part: readonly Entry[]) => networkBatch(store, dataset, backbone, part);
  let written: Promise<unknown> = Promise.resolve();
  // Files are read and written while the trunk computes: of one part before it, and of one after.
  for await (const [part, input] of oneAhead(parts, read)) {
    const taps = await trunk.run(input, part.length * sides.length);
    taps.forEach((own) =>
      own.forEach((tap, t) => pooled[t]?.push(poolTap(tap.data, tap.channels))),
    );
    await written;
    written = Promise.all(
      part.flatMap((entry, i) =>
        sides.map((mirrored, s) =>
          putActivations(set, entry, taps[sides.length * i + s] ?? [], mirrored),
        ),
      ),
    );
    written.catch(() => undefined);
  }
  await written;
  for (const [t, tap] of layers.entries()) {
    const rows = pooled[t] ?? [];
    const width = rows[0]?.length ?? 0;
    const data = new Float32Array(rows.length * width);
    rows.forEach((row, i) => data.set(row, i * width));
    const shape = [entries.length, sides.length, poolings.length, width / poolings.length];
    const body = writeNpz({ pooled: { data, shape } });
    await store.putIfAbsent(pooledKey(dataset, backbone, tap, chunk), body);
  }
}

async function networkBatch(
  store: ObjectStore,
  dataset: Dataset,
  backbone: SeeingBackbone,
  entries: readonly Entry[],
): Promise<Float32Array> {
  const stride = backbone.inputSize * backbone.inputSize * 3;
  const sides = sidesOf(backbone);
  const input = new Float32Array(entries.length * sides.length * stride);
  await Promise.all(
    entries.map(async (entry, i) => {
      const image = await openImage(store, dataset, backbone, entry);
      sides.forEach((mirrored, s) => {
        input.set(image(mirrored), (sides.length * i + s) * stride);
      });
    }),
  );
  return input;
}

async function putActivations(
  { store, dataset, backbone, kept }: FeatureSet,
  entry: Entry,
  taps: readonly Tap[],
  mirrored: boolean,
): Promise<void> {
  for (const planned of kept) {
    if (mirrored && planned.mirrored !== true) continue;
    const tap = taps.find(({ layer }) => layer === planned.layer);
    if (!tap) continue;
    const { data, height, width, channels } = tap;
    const body = writeNpz({ activations: { data, shape: [height, width, channels] } });
    await store.put(activationsKey(dataset, backbone, planned, entry, mirrored), body);
  }
}
