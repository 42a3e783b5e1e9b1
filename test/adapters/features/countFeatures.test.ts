import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { countFeatures } from '../../../adapters/features/countFeatures.js';
import { pooledKey } from '../../../adapters/features/featureFiles.js';
import { openStore } from '../../../adapters/store/openStore.js';
import type { ObjectStore } from '../../../core/ports.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { viewsOf, type SeeingBackbone } from '../../../core/sweep/viewsOf.js';
import { pinned, planInput, sixImages } from '../../support/planInput.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

// Six images: one chunk.
const planOf = (recipe: string) =>
  planSweep(planInput(`recipes: [{ name: a, ${recipe} }]`), sha256Hex);

/** As a trainer does, of the first chunk. */
async function putPooled(store: ObjectStore, seeing: SeeingBackbone, mirrored = false) {
  for (const tap of seeing.taps) {
    await store.put(pooledKey(sixImages, seeing, tap, 0, mirrored), Uint8Array.of(1));
  }
}

describe('countFeatures', () => {
  it('counts a chunk once a side, when it is there of every tap', async () => {
    const store = openStore(await folder());
    const plan = planOf('flips: true');
    expect(await countFeatures(store, plan)).toEqual([{ backbone: 'net', done: 0, total: 2 }]);
    const [early] = pinned.taps;
    if (early) await store.put(pooledKey(sixImages, pinned, early, 0), Uint8Array.of(1));
    expect(await countFeatures(store, plan)).toEqual([{ backbone: 'net', done: 0, total: 2 }]);
    await putPooled(store, pinned);
    expect(await countFeatures(store, plan)).toEqual([{ backbone: 'net', done: 1, total: 2 }]);
    await putPooled(store, pinned, true);
    expect(await countFeatures(store, plan)).toEqual([{ backbone: 'net', done: 2, total: 2 }]);
  });

  it('counts views and copies apart', async () => {
    const store = openStore(await folder());
    const plan = planOf('crop: lesion, augment: { copies: 2 }');
    const [recipe] = plan.spec.recipes;
    const [seeing] = recipe ? viewsOf(pinned, recipe) : [];
    if (!seeing) throw new Error('there is one view');
    await putPooled(store, seeing);
    await putPooled(store, { ...seeing, copy: 2 });
    expect(await countFeatures(store, plan)).toEqual([
      { backbone: 'net (lesion-0.5-stretch)', done: 1, total: 1 },
      { backbone: 'net (lesion-0.5-stretch) copies', done: 1, total: 2 },
    ]);
  });
});
