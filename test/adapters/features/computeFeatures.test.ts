import { describe, expect, it } from 'vitest';
import {
  computeFeatures,
  featureLayers,
  type FeatureSet,
} from '../../../adapters/features/computeFeatures.js';
import { readActivations } from '../../../adapters/features/readActivations.js';
import { readPooled } from '../../../adapters/features/readPooled.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import { cutLayer, tinyBackbone, tinyFeatures, tinyTrunkOf } from '../../support/featureStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const late = { layer: 'late', digest: 'digest of late' };
const imageOf = ({ dataset }: FeatureSet, image: number): Entry => dataset.entries[image] as Entry;

async function keysOf({ store }: FeatureSet): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list('features/')) keys.push(key);
  return keys;
}

describe('featureLayers', () => {
  it('are the taps, and after them what else is kept', async () => {
    const set = await tinyFeatures(await folder(), 1, [{ ...cutLayer, mirrored: true }, late]);
    expect(featureLayers(set).map(({ layer }) => layer)).toEqual(['early', 'late', 'cut']);
  });
});

describe('computeFeatures', () => {
  it('stores the activations of kept layers alone, and pooled statistics of all', async () => {
    const set = await tinyFeatures(await folder(), 2, [late, { ...cutLayer, mirrored: true }]);
    await computeFeatures(set, tinyTrunkOf(set), set.dataset.entries, 0);
    // A folder is named by the layer and the first twelve characters of its digest.
    expect(await keysOf(set)).toEqual([
      'features/data/tiny/cut-digest of cu/activations/image0.mirrored.npz',
      'features/data/tiny/cut-digest of cu/activations/image0.npz',
      'features/data/tiny/cut-digest of cu/activations/image1.mirrored.npz',
      'features/data/tiny/cut-digest of cu/activations/image1.npz',
      'features/data/tiny/cut-digest of cu/pooled/chunk-0000.npz',
      'features/data/tiny/early-digest of ea/pooled/chunk-0000.npz',
      'features/data/tiny/late-digest of la/activations/image0.npz',
      'features/data/tiny/late-digest of la/activations/image1.npz',
      'features/data/tiny/late-digest of la/pooled/chunk-0000.npz',
    ]);
  });

  it('keeps the activations of an image and of its mirror image apart', async () => {
    const set = await tinyFeatures(await folder(), 6, [{ ...cutLayer, mirrored: true }]);
    await computeFeatures(set, tinyTrunkOf(set), set.dataset.entries, 0);
    // The fifth image comes in the second pass: 41 42 / 43 44, mirrored 42 41 / 44 43.
    const own = await readActivations(set, imageOf(set, 4));
    expect(own).toEqual([
      { layer: 'cut', data: Float32Array.of(41, 82, 43, 86), height: 2, width: 1, channels: 2 },
    ]);
    const mirrored = await readActivations(set, imageOf(set, 4), true);
    expect(mirrored?.[0]?.data).toEqual(Float32Array.of(42, 84, 44, 88));
  });

  it('pools every tap of every image as it is and mirrored', async () => {
    const set = await tinyFeatures(await folder(), 5);
    await computeFeatures(set, tinyTrunkOf(set), set.dataset.entries, 0);
    const [first, second] = (await readPooled(set.store, set.dataset, tinyBackbone)) ?? [];
    expect(first).toMatchObject({ layer: 'early', channels: 1 });
    // Mean, deviation and maximum of 21 … 24, twice: the order of the pixels does not matter.
    const [mean, deviation, max] = [22.5, Math.sqrt(1.25), 24];
    const row = [...(first?.data.subarray(12, 18) ?? [])];
    [mean, deviation, max, mean, deviation, max].forEach((value, i) => {
      expect(row[i]).toBeCloseTo(value, 5);
    });
    // Minus the first pixel, as it is and mirrored.
    expect([...(second?.data.subarray(24, 30) ?? [])]).toEqual([-41, 0, -41, -42, 0, -42]);
  });
});
