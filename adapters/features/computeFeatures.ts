import type { Tap } from '../../core/cam/Tap.js';
import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import type { ObjectStore } from '../../core/ports.js';
import { poolings } from '../../core/sweep/Recipe.js';
import type { PlannedTap } from '../../core/sweep/Plan.js';
import type { SeeingBackbone } from '../../core/sweep/viewsOf.js';
import { poolTap } from '../../core/training/poolTap.js';
import { writeNpz } from '../npz/writeNpz.js';
import type { Network } from '../tensor/openNetwork.js';
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
  trunk: Network,
  entries: readonly Entry[],
  chunk: number,
): Promise<void> {
  const { store, dataset, backbone } = set;
  const layers = featureLayers(set);
  const pooled = layers.map((): Float32Array[] => []);
  const sides = sidesOf(backbone);
  const images = batch / sides.length;
  for (let start = 0; start < entries.length; start += images) {
    const part = entries.slice(start, start + images);
    const input = await networkBatch(store, dataset, backbone, part);
    const taps = trunk.run(input, part.length * sides.length);
    taps.forEach((own) =>
      own.forEach((tap, t) => pooled[t]?.push(poolTap(tap.data, tap.channels))),
    );
    await Promise.all(
      part.flatMap((entry, i) =>
        sides.map((mirrored, s) =>
          putActivations(set, entry, taps[sides.length * i + s] ?? [], mirrored),
        ),
      ),
    );
  }
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
  for (const [i, entry] of entries.entries()) {
    const image = await openImage(store, dataset, backbone, entry);
    sides.forEach((mirrored, s) => {
      input.set(image(mirrored), (sides.length * i + s) * stride);
    });
  }
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
