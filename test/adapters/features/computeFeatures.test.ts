import { describe, expect, it } from 'vitest';
import {
  computeFeatures,
  featureLayers,
  type FeatureSet,
} from '../../../adapters/features/computeFeatures.js';
import { readActivations } from '../../../adapters/features/readActivations.js';
import { readPooled } from '../../../adapters/features/readPooled.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import { cutLayer, tinyFeatures, tinyTrunkOf } from '../../support/featureStore.js';
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
  it('stores the activations of kept layers alone, of one side, and pooled statistics of all', async () => {
    const set = await tinyFeatures(await folder(), 2, [late, { ...cutLayer, mirrored: true }]);
    await computeFeatures(set, tinyTrunkOf(set), set.dataset.entries, 0);
    // A folder is named by the layer and the first twelve characters of its digest.
    expect(await keysOf(set)).toEqual([
      'features/data/tiny/cut-digest of cu/activations/image0.npz',
      'features/data/tiny/cut-digest of cu/activations/image1.npz',
      'features/data/tiny/cut-digest of cu/pooled/chunk-0000.plain.npz',
      'features/data/tiny/early-digest of ea/pooled/chunk-0000.plain.npz',
      'features/data/tiny/late-digest of la/activations/image0.npz',
      'features/data/tiny/late-digest of la/activations/image1.npz',
      'features/data/tiny/late-digest of la/pooled/chunk-0000.plain.npz',
    ]);
  });

  it('stores of mirrored images the activations of layers that are kept mirrored', async () => {
    const set = await tinyFeatures(await folder(), 2, [late, { ...cutLayer, mirrored: true }]);
    const trunk = tinyTrunkOf(set);
    await computeFeatures({ ...set, mirrored: true }, trunk, set.dataset.entries, 0);
    expect(trunk.ran()).toBe(2);
    expect(await keysOf(set)).toEqual([
      'features/data/tiny/cut-digest of cu/activations/image0.mirrored.npz',
      'features/data/tiny/cut-digest of cu/activations/image1.mirrored.npz',
      'features/data/tiny/cut-digest of cu/pooled/chunk-0000.mirrored.npz',
      'features/data/tiny/early-digest of ea/pooled/chunk-0000.mirrored.npz',
      'features/data/tiny/late-digest of la/pooled/chunk-0000.mirrored.npz',
    ]);
  });

  it('runs batches of eight images of one side, whatever the side', async () => {
    const set = await tinyFeatures(await folder(), 13);
    for (const mirrored of [false, true]) {
      const trunk = tinyTrunkOf(set);
      const run = trunk.run.bind(trunk);
      const batches: number[] = [];
      trunk.run = (input, images) => {
        batches.push(images);
        return run(input, images);
      };
      await computeFeatures({ ...set, mirrored }, trunk, set.dataset.entries, 0);
      expect(batches).toEqual([8, 5]);
    }
  });

  it('never runs an image alone: a blank goes beside it, of which nothing is kept', async () => {
    const set = await tinyFeatures(await folder(), 9, [cutLayer]);
    const trunk = tinyTrunkOf(set);
    await computeFeatures(set, trunk, set.dataset.entries, 0);
    expect(trunk.ran()).toBe(8 + 2);
    const [, late] = (await readPooled(set)) ?? [];
    expect(late?.data).toHaveLength(9 * 3);
    expect(late?.data[8 * 3]).toBe(-81);
    const [cut] = (await readActivations(set, imageOf(set, 8))) ?? [];
    expect([...(cut?.data ?? [])]).toEqual([81, 162, 83, 166]);
  });

  it('keeps the activations of an image and of its mirror image apart', async () => {
    const set = await tinyFeatures(await folder(), 10, [{ ...cutLayer, mirrored: true }]);
    for (const mirrored of [false, true]) {
      await computeFeatures({ ...set, mirrored }, tinyTrunkOf(set), set.dataset.entries, 0);
    }
    // The ninth image comes in the second pass: 81 82 / 83 84, mirrored 82 81 / 84 83.
    const own = await readActivations(set, imageOf(set, 8));
    expect(own).toEqual([
      { layer: 'cut', data: Float32Array.of(81, 162, 83, 166), height: 2, width: 1, channels: 2 },
    ]);
    const mirrored = await readActivations(set, imageOf(set, 8), true);
    expect(mirrored?.[0]?.data).toEqual(Float32Array.of(82, 164, 84, 168));
  });

  it.each([
    ['as it is', false, -41],
    ['mirrored', true, -42],
  ])('pools every tap of every image: %s', async (_, mirrored, minusFirst) => {
    const set = { ...(await tinyFeatures(await folder(), 5)), mirrored };
    await computeFeatures(set, tinyTrunkOf(set), set.dataset.entries, 0);
    const [first, second] = (await readPooled(set)) ?? [];
    expect(first).toMatchObject({ layer: 'early', channels: 1 });
    // Mean, deviation and maximum of 21 … 24: the order of the pixels does not matter.
    const row = [...(first?.data.subarray(6, 9) ?? [])];
    [22.5, Math.sqrt(1.25), 24].forEach((value, i) => {
      expect(row[i]).toBeCloseTo(value, 5);
    });
    // 41 42 / 43 44: minus the first pixel.
    expect([...(second?.data.subarray(12, 15) ?? [])]).toEqual([minusFirst, 0, minusFirst]);
  });
});
