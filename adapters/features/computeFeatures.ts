import type { Tap } from '../../core/cam/Tap.js';
import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { networkInput } from '../../core/image/networkInput.js';
import type { ObjectStore } from '../../core/ports.js';
import { poolings } from '../../core/sweep/Recipe.js';
import type { PlannedBackbone, PlannedTap } from '../../core/sweep/Plan.js';
import { poolTap } from '../../core/training/poolTap.js';
import { loadImage } from '../dataset/loadPixels.js';
import { writeNpz } from '../npz/writeNpz.js';
import type { Network } from '../tensor/openNetwork.js';
import { activationsKey, pooledKey } from './featureFiles.js';

// Images in one forward pass, each as it is and mirrored: more take more memory and no less time.
const batch = 4;

/** What the features are of, and where they go. */
export interface FeatureSet {
  readonly store: ObjectStore;
  readonly dataset: Dataset;
  readonly backbone: PlannedBackbone;
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
  for (let start = 0; start < entries.length; start += batch) {
    const part = entries.slice(start, start + batch);
    const taps = trunk.run(await networkBatch(store, dataset, backbone, part), part.length * 2);
    taps.forEach((own) =>
      own.forEach((tap, t) => pooled[t]?.push(poolTap(tap.data, tap.channels))),
    );
    await Promise.all(
      part.flatMap((entry, i) => [
        putActivations(set, entry, taps[2 * i] ?? [], false),
        putActivations(set, entry, taps[2 * i + 1] ?? [], true),
      ]),
    );
  }
  for (const [t, tap] of layers.entries()) {
    const rows = pooled[t] ?? [];
    const width = rows[0]?.length ?? 0;
    const data = new Float32Array(rows.length * width);
    rows.forEach((row, i) => data.set(row, i * width));
    const shape = [entries.length, 2, poolings.length, width / poolings.length];
    const body = writeNpz({ pooled: { data, shape } });
    await store.putIfAbsent(pooledKey(dataset, backbone, tap, chunk), body);
  }
}

async function networkBatch(
  store: ObjectStore,
  dataset: Dataset,
  backbone: PlannedBackbone,
  entries: readonly Entry[],
): Promise<Float32Array> {
  const stride = backbone.inputSize * backbone.inputSize * 3;
  const input = new Float32Array(entries.length * 2 * stride);
  for (const [i, entry] of entries.entries()) {
    const grey = await loadImage(store, dataset, entry);
    for (const mirrored of [false, true]) {
      const image = networkInput(grey.data, grey.width, grey.height, backbone, mirrored);
      input.set(image, (2 * i + (mirrored ? 1 : 0)) * stride);
    }
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
