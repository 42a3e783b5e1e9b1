import {
  featureLayers,
  type FeatureSet,
  type KeptLayer,
} from '../../adapters/features/computeFeatures.js';
import { openStore } from '../../adapters/store/openStore.js';
import { engineTrunk, type Trunk } from '../../adapters/tensor/Trunk.js';
import type { Tap } from '../../core/cam/Tap.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import type { ObjectStore } from '../../core/ports.js';
import { datasetFile } from '../../core/store/layout.js';
import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import { greyPng } from './makeImage.js';

/** Grey levels of the i-th image, 2 × 2, row by row: 10i + 1 … 10i + 4. */
export const levels = (image: number): number[] => [1, 2, 3, 4].map((at) => 10 * image + at);

/** A store with a data set of images of 2 × 2 pixels. */
export async function featureStore(
  folder: string,
  images: number,
): Promise<{ store: ObjectStore; dataset: Dataset }> {
  const store = openStore(folder);
  const dataset: Dataset = {
    format: 'foldcam.dataset/1',
    digest: 'data',
    labels: ['benign', 'malignant'],
    entries: Array.from({ length: images }, (_, i) => ({
      id: `e${i}`,
      label: 'benign',
      group: `e${i}`,
      image: { file: `e${i}.png`, sha256: `image${i}` },
      width: 2,
      height: 2,
      masks: [],
    })),
    leftOut: [],
  };
  for (const [i, { image }] of dataset.entries.entries()) {
    const png = await greyPng(2, 2, (x, y) => levels(i)[2 * y + x] ?? 0);
    await store.put(datasetFile(dataset.digest, 'images', image), png);
  }
  return { store, dataset };
}

/** Two taps, and images as they are. */
export const tinyBackbone: PlannedBackbone = {
  id: 'tiny',
  name: 'tiny',
  digest: 'd',
  inputSize: 2,
  preprocessing: { scale: 1, offset: 0 },
  taps: [
    { layer: 'early', digest: 'digest of early' },
    { layer: 'late', digest: 'digest of late' },
  ],
};

/** A layer between the taps that is none itself. */
export const cutLayer = { layer: 'cut', digest: 'digest of cut' };

const layers: Readonly<Record<string, (grey: readonly number[]) => Omit<Tap, 'layer'>>> = {
  early: (grey) => ({ data: Float32Array.from(grey), height: 2, width: 2, channels: 1 }),
  // Each row: its first level, and twice that.
  cut: ([upper = 0, , lower = 0]) => ({
    data: Float32Array.of(upper, 2 * upper, lower, 2 * lower),
    height: 2,
    width: 1,
    channels: 2,
  }),
  late: ([first = 0]) => ({ data: Float32Array.of(-first), height: 1, width: 1, channels: 1 }),
};

/** A data set whose features are asked for, and nothing of them stored yet. */
export async function tinyFeatures(
  folder: string,
  images: number,
  kept: readonly KeptLayer[] = [],
): Promise<FeatureSet> {
  return { ...(await featureStore(folder, images)), backbone: tinyBackbone, kept };
}

/** A trunk as `computeFeatures` wants it. */
export const tinyTrunkOf = (set: FeatureSet): ReturnType<typeof tinyTrunk> =>
  tinyTrunk(featureLayers(set).map(({ layer }) => layer));

/** Computes `early`, `cut` and `late` as above. `ran` counts images, mirrored ones too. */
export function tinyTrunk(names: readonly string[]): Trunk & { readonly ran: () => number } {
  let ran = 0;
  const trunk = engineTrunk({
    run(input, images) {
      ran += images;
      return Array.from({ length: images }, (_, i) => {
        const grey = [0, 1, 2, 3].map((pixel) => input[12 * i + 3 * pixel] ?? NaN);
        return names.map((layer) => {
          const compute = layers[layer];
          if (!compute) throw new RangeError(layer);
          return { layer, ...compute(grey) };
        });
      });
    },
    dispose: () => undefined,
  });
  return { ...trunk, ran: () => ran };
}
