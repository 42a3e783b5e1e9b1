import { describe, expect, it } from 'vitest';
import { openStore } from '../../../adapters/store/openStore.js';
import { findOwnCells, removeCells, removeStored } from '../../../adapters/sweep/removeStored.js';
import { writePlan } from '../../../adapters/sweep/writePlan.js';
import type { ObjectStore } from '../../../core/ports.js';
import { manyCells } from '../../support/smallPlan.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

async function keysOf(store: ObjectStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list('')) keys.push(key);
  return keys;
}

/** A store of two sweeps; the first has the cells 0 to 3, of which the second shares 0 and 1. */
async function twoSweeps(): Promise<ObjectStore> {
  const store = openStore(await folder());
  await writePlan(store, manyCells('large-1', 4), 'name: large');
  await writePlan(store, manyCells('small-1', 2), 'name: small');
  for (const file of ['manifest.json', 'model/head.1.npz', 'maps/a/manifest.json']) {
    for (let cell = 0; cell < 4; cell++) {
      await store.put(`cells/cell-${cell}/${file}`, Uint8Array.of(1));
    }
  }
  return store;
}

describe('removeStored', () => {
  it("removes a sweep's own files, and no cell", async () => {
    const store = await twoSweeps();
    await store.put('sweeps/large-1/report.json', Uint8Array.of(1));
    await store.put('sweeps/large-1/overlays/index.csv', Uint8Array.of(1));
    const before = await keysOf(store);
    await removeStored(store, 'large-1');
    expect(await keysOf(store)).toEqual(before.filter((key) => !key.includes('large-1')));
  });
});

describe('removeCells', () => {
  it('removes all of the cells that no other sweep names', async () => {
    const store = await twoSweeps();
    const own = await findOwnCells(store, 'large-1');
    expect(own).toEqual(['cell-2', 'cell-3']);
    expect(await findOwnCells(store, 'small-1')).toEqual([]);
    const before = await keysOf(store);
    await removeCells(store, own);
    expect(await keysOf(store)).toEqual(before.filter((key) => !/cell-[23]/.test(key)));
  });

  it('finds no cell to be its own where a plan cannot be read', async () => {
    const store = await twoSweeps();
    await store.put('sweeps/strange-1/plan.json', new TextEncoder().encode('{}'));
    await expect(findOwnCells(store, 'large-1')).rejects.toMatchObject({
      code: 'FOLDCAM_E_JOB_FORMAT',
    });
  });
});
