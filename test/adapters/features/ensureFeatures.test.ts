import { describe, expect, it } from 'vitest';
import { computeFeatures, type FeatureSet } from '../../../adapters/features/computeFeatures.js';
import { ensureFeatures } from '../../../adapters/features/ensureFeatures.js';
import { readActivations } from '../../../adapters/features/readActivations.js';
import { readPooled } from '../../../adapters/features/readPooled.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import { cutLayer, tinyFeatures, tinyTrunkOf } from '../../support/featureStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const imageOf = ({ dataset }: FeatureSet, image: number): Entry => dataset.entries[image] as Entry;

describe('ensureFeatures', () => {
  const ensure = async (set: FeatureSet & { readonly mirroredToo?: boolean }) => {
    const trunk = tinyTrunkOf(set);
    const told: [number, number][] = [];
    let opened = 0;
    await ensureFeatures({
      ...set,
      start: 0,
      trunk: () => {
        opened += 1;
        return Promise.resolve(trunk);
      },
      progress: (done, total) => {
        told.push([done, total]);
        return Promise.resolve();
      },
    });
    return { told, opened, ran: trunk.ran() };
  };

  it('computes every chunk once, and tells how many are done', async () => {
    // 18 images are a chunk of 16 and one of 2; each is run once.
    const set = await tinyFeatures(await folder(), 18);
    expect(await ensure(set)).toEqual({
      told: [
        [0, 2],
        [1, 2],
        [2, 2],
      ],
      opened: 2,
      ran: 18,
    });
    expect(await ensure(set)).toEqual({ told: [[2, 2]], opened: 0, ran: 0 });
  });

  it('computes the chunks where a layer that is kept now was not kept before', async () => {
    const set = await tinyFeatures(await folder(), 18);
    await ensure(set);
    const more = { ...set, kept: [cutLayer] };
    expect((await ensure(more)).ran).toBe(18);
    expect(await readActivations(more, imageOf(set, 17))).toMatchObject([{ layer: 'cut' }]);
    expect((await ensure(more)).ran).toBe(0);
  });

  it('computes the mirrored side alone where the images were seen before', async () => {
    const set = await tinyFeatures(await folder(), 18);
    await ensure(set);
    const plain = await readPooled(set);
    const other = { ...set, mirrored: true };
    expect(await ensure(other)).toMatchObject({ opened: 2, ran: 18 });
    expect((await ensure(other)).ran).toBe(0);
    expect((await ensure(set)).ran).toBe(0);
    expect(await readPooled(set)).toEqual(plain);
    expect(await readPooled(other)).not.toEqual(plain);
  });

  it('computes both sides of a chunk one after the other, decoding each image once', async () => {
    const set = await tinyFeatures(await folder(), 18);
    const both = { ...set, mirroredToo: true };
    let read = 0;
    const counting: FeatureSet['store'] = {
      ...set.store,
      get: (key) => {
        if (key.includes('/images/')) read += 1;
        return set.store.get(key);
      },
    };
    expect(await ensure({ ...both, store: counting })).toMatchObject({ opened: 4, ran: 36 });
    expect(read).toBe(18);
    expect((await ensure(set)).ran).toBe(0);
    expect((await ensure({ ...set, mirrored: true })).ran).toBe(0);
    expect((await ensure(both)).ran).toBe(0);
    const apart = await tinyFeatures(await folder(), 18);
    await ensure({ ...apart, mirrored: true });
    expect(await readPooled({ ...apart, mirrored: true })).toEqual(
      await readPooled({ ...set, mirrored: true }),
    );
    expect((await ensure({ ...apart, mirroredToo: true })).ran).toBe(18);
  });

  it('begins with the chunk it is told, and skips what others finish meanwhile', async () => {
    const set = await tinyFeatures(await folder(), 40);
    const trunk = tinyTrunkOf(set);
    const chunks: number[] = [];
    await ensureFeatures({
      ...set,
      start: 0.5,
      // Someone else computes the third chunk while the second is begun.
      trunk: async () => {
        chunks.push(trunk.ran());
        const { entries } = set.dataset;
        if (chunks.length === 1) await computeFeatures(set, tinyTrunkOf(set), entries.slice(32), 2);
        return trunk;
      },
      progress: () => Promise.resolve(),
    });
    // The second chunk, then the first: 16 images each.
    expect(chunks).toEqual([0, 16]);
    expect(trunk.ran()).toBe(32);
    const pooled = await readPooled(set);
    expect(pooled?.[0]?.data).toHaveLength(40 * 3);
  });
});
