import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ensureFeatures } from '../../../adapters/features/ensureFeatures.js';
import { pooledKey } from '../../../adapters/features/featureFiles.js';
import { readPooled } from '../../../adapters/features/readPooled.js';
import type { PlannedTap } from '../../../core/sweep/Plan.js';
import { tinyBackbone, tinyFeatures, tinyTrunkOf } from '../../support/featureStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

async function pooled(images: number) {
  const set = await tinyFeatures(await folder(), images);
  const trunk = () => Promise.resolve(tinyTrunkOf(set));
  await ensureFeatures({ ...set, trunk, start: 0, progress: () => Promise.resolve() });
  return set;
}

describe('readPooled', () => {
  it('reads many chunks at once, and puts each in its place whichever comes first', async () => {
    const { store, dataset } = await pooled(146);
    const keys: string[] = [];
    let [now, most] = [0, 0];
    const slow = {
      ...store,
      get: async (key: string) => {
        most = Math.max(most, ++now);
        keys.push(key);
        // The last one, of two images, is the first of its like.
        await pause(key.endsWith('chunk-0009.npz') ? 0 : 8 - (keys.length % 8));
        now--;
        return store.get(key);
      },
    };
    const taps = await readPooled(slow, dataset, tinyBackbone);
    expect(most).toBe(8);
    expect(keys).toHaveLength(20);
    expect(taps?.map(({ layer, channels }) => [layer, channels])).toEqual([
      ['early', 1],
      ['late', 1],
    ]);
    // `late` is minus the first level, and of the mirrored image minus the second; its mean comes first.
    const levels = Array.from({ length: 146 }, (_, image) => [10 * image + 1, 10 * image + 2]);
    const means = [...(taps?.[1]?.data ?? [])].filter((_, i) => i % 3 === 0);
    expect(means.map((mean) => 0 - mean)).toEqual(levels.flat().map((level) => level % 256));
  });

  it('gives nothing where a chunk is missing, and names one that cannot be read', async () => {
    const { store, dataset } = await pooled(34);
    const key = pooledKey(dataset, tinyBackbone, tinyBackbone.taps[1] as PlannedTap, 1);
    await store.put(key, Buffer.from('no .npz file'));
    await expect(readPooled(store, dataset, tinyBackbone)).rejects.toMatchObject({
      code: 'FOLDCAM_E_ARTIFACT_CORRUPT',
      where: { file: key },
    });
    await store.delete(key);
    expect(await readPooled(store, dataset, tinyBackbone)).toBeUndefined();
  });
});
