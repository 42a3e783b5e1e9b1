import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  computeFeatures,
  featureLayers,
  type FeatureSet,
} from '../../../adapters/features/computeFeatures.js';
import { keptAtCut, openTailInput } from '../../../adapters/features/openTailInput.js';
import { activationInput, imageInput } from '../../../adapters/features/tailInput.js';
import { imageChunks } from '../../../core/jobs/imageChunks.js';
import { datasetFile } from '../../../core/store/layout.js';
import type { PlannedCut } from '../../../core/sweep/Plan.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import { cutLayer, featureStore, tinyBackbone, tinyTrunk } from '../../support/featureStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

async function features(images: number): Promise<FeatureSet> {
  const { store, dataset } = await featureStore(await folder(), images);
  return { store, dataset, backbone: tinyBackbone, kept: [{ ...cutLayer, mirrored: true }] };
}

const sample = (image: number, mirrored = false) => ({ image, mirrored });
const trunkOf = (set: FeatureSet) => tinyTrunk(featureLayers(set).map(({ layer }) => layer));

describe('activationInput', () => {
  it('has the shape of the cut, and its activations sample by sample', async () => {
    const set = await features(3);
    const input = await activationInput(set, () => Promise.resolve(trunkOf(set)));
    expect(input.shape).toEqual([2, 1, 2]);
    const batch = await input.read([sample(2), sample(0, true), sample(2)]);
    // 21 and 23; 2 and 4 of the mirrored first one.
    expect([...batch]).toEqual([21, 42, 23, 46, 2, 4, 4, 8, 21, 42, 23, 46]);
    expect(await input.read([])).toHaveLength(0);
  });

  it('reads an image once', async () => {
    const set = await features(2);
    const trunk = trunkOf(set);
    const input = await activationInput(set, () => Promise.resolve(trunk));
    const first = await input.read([sample(0), sample(0, true)]);
    for await (const { key } of set.store.list('features/')) await set.store.delete(key);
    expect(await input.read([sample(0), sample(0, true)])).toEqual(first);
    // Two images, both sides.
    expect(trunk.ran()).toBe(4);
  });
});

describe('read and readAhead', () => {
  /** What is read of a store, and how many reads were under way at once. */
  const watched = async (images: number, fails = () => false) => {
    const set = await features(images);
    const trunk = trunkOf(set);
    for (const [chunk, entries] of imageChunks(set.dataset.entries).entries()) {
      for (const mirrored of [false, true]) {
        await computeFeatures({ ...set, mirrored }, trunk, entries, chunk);
      }
    }
    const keys: string[] = [];
    const reads = { keys, most: 0 };
    let now = 0;
    const get = async (key: string) => {
      reads.most = Math.max(reads.most, ++now);
      keys.push(key);
      await setImmediate();
      now--;
      if (fails()) throw new Error(`${keys.length} reads, and the store is gone`);
      return set.store.get(key);
    };
    const store = { ...set.store, get };
    const input = await activationInput({ ...set, store }, () => Promise.resolve(trunk));
    keys.length = 0;
    return { set, input, reads };
  };
  const all = (images: number) => Array.from({ length: images }, (_, image) => sample(image));
  const firsts = (batch: Float32Array): number[] => [...batch].filter((_, i) => i % 4 === 0);

  it('read many at once, and not too many, in the order of the samples', async () => {
    const { input, reads } = await watched(20);
    expect(firsts(await input.read(all(20)))).toEqual(all(20).map(({ image }) => 10 * image + 1));
    expect(reads.most).toBe(16);
    expect(reads.keys).toHaveLength(20);
  });

  it('read no image twice at once, nor again', async () => {
    const { input, reads } = await watched(2);
    const twice = [sample(0), sample(1), sample(0), sample(1, true), sample(0)];
    await Promise.all([input.read(twice), input.read([...twice])]);
    await input.read([...twice]);
    expect(new Set(reads.keys).size).toBe(3);
    expect(reads.keys).toHaveLength(3);
  });

  it('what was begun ahead is what is read next', async () => {
    const { input, reads } = await watched(4);
    const [one, two] = [all(2), [sample(3), sample(2)]];
    input.readAhead(two);
    expect(firsts(await input.read(two))).toEqual([31, 21]);
    expect(firsts(await input.read(one))).toEqual([1, 11]);
    expect(reads.keys).toHaveLength(4);
    // Samples that were begun and are not wanted after all are no one else's.
    input.readAhead(two);
    expect(firsts(await input.read(one))).toEqual([1, 11]);
  });

  it('a failure ahead is told to who reads, and the next try may succeed', async () => {
    let gone = false;
    const { input } = await watched(2, () => gone);
    const samples = all(2);
    gone = true;
    input.readAhead(samples);
    // As long as a step takes: an unhandled rejection would end the test run.
    for (let turn = 0; turn < 20; turn++) await setImmediate();
    await expect(input.read(samples)).rejects.toThrow('the store is gone');
    gone = false;
    expect(firsts(await input.read(samples))).toEqual([1, 11]);
  });
});

describe('imageInput', () => {
  it('gives the images as the backbone takes them', async () => {
    const set = await features(2);
    const preprocessing = { scale: 2, offset: [-1, 0, 1] as const };
    const input = imageInput({ ...set, backbone: { ...tinyBackbone, preprocessing } });
    expect(input.shape).toEqual([2, 2, 3]);
    // Levels 11 12 / 13 14, mirrored 12 11 / 14 13; each times 2, and -1, 0 and 1 by channel.
    const pixels = [12, 11, 14, 13].flatMap((v) => [2 * v - 1, 2 * v, 2 * v + 1]);
    expect([...(await input.read([sample(1, true)]))]).toEqual(pixels);
  });

  it('names an image that is missing', async () => {
    const set = await features(1);
    const { image } = set.dataset.entries[0] as Entry;
    const key = datasetFile(set.dataset.digest, 'images', image);
    await set.store.delete(key);
    await expect(imageInput(set).read([sample(0)])).rejects.toMatchObject({
      code: 'FOLDCAM_E_ARTIFACT_CORRUPT',
      where: { file: key },
    });
  });
});

describe('openTailInput', () => {
  const cut: PlannedCut = { ...cutLayer, unfreeze: 1, taps: ['late'] };
  const whole: PlannedCut = { layer: 'input', digest: 'i', unfreeze: 'all', taps: ['late'] };

  it('reads the cut, and asks for a trunk with that layer after the taps', async () => {
    const set = { ...(await features(1)), kept: [] };
    const asked: (readonly string[])[] = [];
    const input = await openTailInput(set, cut, false, (layers) => {
      asked.push(layers);
      return Promise.resolve(tinyTrunk(layers));
    });
    expect(asked).toEqual([['early', 'late', 'cut']]);
    expect([...(await input.read([sample(0)]))]).toEqual([1, 2, 3, 6]);
  });

  it('reads the images where all is trained, and needs no trunk', async () => {
    const set = await features(1);
    const input = await openTailInput(set, whole, true, () => Promise.reject(new Error('asked')));
    expect(input.shape).toEqual([2, 2, 3]);
    expect([...(await input.read([sample(0)]))]).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
  });

  it('keeps the cut, mirrored where that is read, and nothing where all is trained', () => {
    expect(keptAtCut(cut, true)).toEqual([{ ...cutLayer, mirrored: true }]);
    expect(keptAtCut(cut, false)).toEqual([{ ...cutLayer, mirrored: false }]);
    expect(keptAtCut(whole, true)).toEqual([]);
  });
});
