import { describe, expect, it } from 'vitest';
import { featureLayers, type FeatureSet } from '../../../adapters/features/computeFeatures.js';
import { activationsKey } from '../../../adapters/features/featureFiles.js';
import { activationLoader } from '../../../adapters/features/activationLoader.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import { cutLayer, featureStore, tinyBackbone, tinyTrunk } from '../../support/featureStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

async function opened(images: number, mirrored: boolean) {
  const { store, dataset } = await featureStore(await folder(), images);
  const set: FeatureSet = {
    store,
    dataset,
    backbone: tinyBackbone,
    kept: [{ ...cutLayer, mirrored }],
  };
  const trunk = tinyTrunk(featureLayers(set).map(({ layer }) => layer));
  const activations = activationLoader(() => Promise.resolve(trunk));
  const load = async (image: number, asMirrored = false, own = set): Promise<number[]> => {
    const entry = dataset.entries[image] as Entry;
    const [tap] = await activations(own, entry, asMirrored);
    return [...(tap?.data ?? [])];
  };
  return { store, set, trunk, load };
}

describe('activationLoader', () => {
  it('computes that side of an image’s chunk that the store lacks, and reads after that', async () => {
    const { load, trunk } = await opened(18, true);
    // 171 172 / 173 174: the first of each row, and twice that; mirrored, the second.
    expect(await load(17)).toEqual([171, 342, 173, 346]);
    expect(await load(17, true)).toEqual([172, 344, 174, 348]);
    expect(await load(16)).toEqual([161, 322, 163, 326]);
    // The second chunk has two images; each was run as it is and mirrored, once.
    expect(trunk.ran()).toBe(4);
    await load(0);
    expect(trunk.ran()).toBe(20);
  });

  it('computes again what was emptied', async () => {
    const { load, trunk, store, set } = await opened(2, false);
    await load(1);
    const { dataset, backbone } = set;
    await store.delete(activationsKey(dataset, backbone, cutLayer, dataset.entries[1] as Entry));
    expect(await load(1)).toEqual([11, 22, 13, 26]);
    expect(trunk.ran()).toBe(4);
  });

  it('computes mirrored images where none were kept before', async () => {
    const { load, trunk, set } = await opened(2, false);
    await load(0);
    const mirrored = { ...set, kept: [{ ...cutLayer, mirrored: true }] };
    expect(await load(0, true, mirrored)).toEqual([2, 4, 4, 8]);
    expect(trunk.ran()).toBe(4);
    expect(await load(0, false, mirrored)).toEqual([1, 2, 3, 6]);
    expect(trunk.ran()).toBe(4);
  });

  it('computes a chunk once where many of its images are asked for at once, chunk after chunk', async () => {
    const { load, set, trunk } = await opened(40, false);
    let running = 0;
    const run = trunk.run.bind(trunk);
    trunk.run = async (...args) => {
      expect(++running).toBe(1);
      const taps = await run(...args);
      running--;
      return taps;
    };
    const images = [...set.dataset.entries.keys()];
    const loaded = await Promise.all(images.map((image) => load(image)));
    expect(loaded.map(([first]) => first)).toEqual(images.map((image) => (10 * image + 1) % 256));
    expect(trunk.ran()).toBe(40);
  });

  it('computes on where one image has failed', async () => {
    const { load, store, set } = await opened(1, false);
    const [failed, read] = await Promise.allSettled([load(0, true), load(0)]);
    expect(failed.status).toBe('rejected');
    expect(read).toMatchObject({ value: [1, 2, 3, 6] });
    const { dataset, backbone } = set;
    expect(
      await store.head(activationsKey(dataset, backbone, cutLayer, dataset.entries[0] as Entry)),
    ).toBeDefined();
  });

  it('fails where what was asked for is not kept', async () => {
    const { load } = await opened(1, false);
    await expect(load(0, true)).rejects.toMatchObject({
      code: 'FOLDCAM_E_ARTIFACT_CORRUPT',
      message: 'the features of e0 are missing',
    });
  });
});
