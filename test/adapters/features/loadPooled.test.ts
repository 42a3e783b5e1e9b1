import { describe, expect, it } from 'vitest';
import { pooledKey } from '../../../adapters/features/featureFiles.js';
import { loadPooled } from '../../../adapters/features/loadPooled.js';
import { tinyBackbone, tinyFeatures, tinyTrunkOf } from '../../support/featureStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

describe('loadPooled', () => {
  it('computes anew the chunks that cannot be read, and no others', async () => {
    // Three chunks: of 16, 16 and 2 images, each run once.
    const set = await tinyFeatures(await folder(), 34);
    const load = async () => {
      const trunk = tinyTrunkOf(set);
      const own = { start: 0, progress: () => Promise.resolve() };
      const taps = await loadPooled({ ...set, ...own, trunk: () => Promise.resolve(trunk) });
      return { taps, ran: trunk.ran() };
    };
    const whole = await load();
    expect(whole.ran).toBe(34);
    const [early, late] = tinyBackbone.taps;
    for (const [tap, chunk] of [
      [early, 1],
      [late, 2],
    ] as const) {
      if (tap)
        await set.store.put(pooledKey(set.dataset, tinyBackbone, tap, chunk), Buffer.from('no'));
    }
    const again = await load();
    expect(again.ran).toBe(18);
    expect(again.taps).toEqual(whole.taps);
  });
});
