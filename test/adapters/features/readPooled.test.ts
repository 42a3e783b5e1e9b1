import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ensureFeatures } from '../../../adapters/features/ensureFeatures.js';
import { pooledKey } from '../../../adapters/features/featureFiles.js';
import { readPooled } from '../../../adapters/features/readPooled.js';
import type { PlannedTap } from '../../../core/sweep/Plan.js';
import type { PooledTap } from '../../../core/training/PooledTap.js';
import { tinyBackbone, tinyFeatures, tinyTrunkOf } from '../../support/featureStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

async function pooled(images: number, mirrored = false) {
  const set = { ...(await tinyFeatures(await folder(), images)), mirrored };
  const trunk = () => Promise.resolve(tinyTrunkOf(set));
  await ensureFeatures({ ...set, trunk, start: 0, progress: () => Promise.resolve() });
  return set;
}

const lateMeans = (taps: readonly PooledTap[] | undefined): number[] =>
  [...(taps?.[1]?.data ?? [])].filter((_, i) => i % 3 === 0).map((mean) => 0 - mean);

/** 10 · image + `at`, as grey levels. */
const levelsOf = (images: number, at: number): number[] =>
  Array.from({ length: images }, (_, image) => (10 * image + at) % 256);

describe('readPooled', () => {
  it('reads many chunks at once, and puts each in its place whichever comes first', async () => {
    const set = await pooled(146);
    const { store } = set;
    const keys: string[] = [];
    let [now, most] = [0, 0];
    const slow = {
      ...store,
      get: async (key: string) => {
        most = Math.max(most, ++now);
        keys.push(key);
        // The last one, of two images, is the first of its like.
        await pause(key.endsWith('chunk-0009.plain.npz') ? 0 : 8 - (keys.length % 8));
        now--;
        return store.get(key);
      },
    };
    const taps = await readPooled({ ...set, store: slow });
    expect(most).toBe(8);
    expect(keys).toHaveLength(20);
    expect(taps?.map(({ layer, channels }) => [layer, channels])).toEqual([
      ['early', 1],
      ['late', 1],
    ]);
    // `late` is minus the first level; its mean comes first.
    expect(lateMeans(taps)).toEqual(levelsOf(146, 1));
  });

  it('reads the side that the set is of, and not the other one for it', async () => {
    const set = await pooled(18, true);
    // Minus the first level of the mirrored image: the second one.
    expect(lateMeans(await readPooled(set))).toEqual(levelsOf(18, 2));
    expect(await readPooled({ ...set, mirrored: false })).toBeUndefined();
    const plain = await pooled(18);
    expect(lateMeans(await readPooled(plain))).toEqual(levelsOf(18, 1));
    expect(await readPooled({ ...plain, mirrored: true })).toBeUndefined();
  });

  it('gives nothing where a chunk is missing, and names one that cannot be read', async () => {
    const set = await pooled(34);
    const { store, dataset } = set;
    const key = pooledKey(dataset, tinyBackbone, tinyBackbone.taps[1] as PlannedTap, 1);
    await store.put(key, Buffer.from('no .npz file'));
    await expect(readPooled(set)).rejects.toMatchObject({
      code: 'FOLDCAM_E_ARTIFACT_CORRUPT',
      where: { file: key },
    });
    await store.delete(key);
    expect(await readPooled(set)).toBeUndefined();
  });
});
