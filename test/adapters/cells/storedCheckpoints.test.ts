import { describe, expect, it } from 'vitest';
import { removeCheckpoints, storedCheckpoints } from '../../../adapters/cells/storedCheckpoints.js';
import { openStore } from '../../../adapters/store/openStore.js';
import type { ObjectStore } from '../../../core/ports.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { tuneState } from '../../support/tuneState.js';

const folder = temporaryFolders();
const open = async (): Promise<ObjectStore> => openStore(await folder());

async function keysOf(store: ObjectStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list('')) keys.push(key);
  return keys;
}

const later = { ...tuneState, epoch: 4 };

describe('storedCheckpoints', () => {
  it('has nothing at first, and the last state after that', async () => {
    const store = await open();
    const checkpoints = storedCheckpoints(store, 'cell', 'choose', 0);
    expect(await checkpoints.load()).toBeUndefined();
    await checkpoints.save(() => tuneState);
    await checkpoints.save(() => later);
    expect(await storedCheckpoints(store, 'cell', 'choose').load()).toEqual(later);
  });

  it('keeps cells and phases apart', async () => {
    const store = await open();
    await storedCheckpoints(store, 'cell', 'choose', 0).save(() => tuneState);
    await storedCheckpoints(store, 'cell', 'fit', 0).save(() => later);
    expect(await keysOf(store)).toEqual([
      'cells/cell/checkpoint/choose.checkpoint',
      'cells/cell/checkpoint/fit.checkpoint',
    ]);
    expect(await storedCheckpoints(store, 'cell', 'choose').load()).toEqual(tuneState);
    expect(await storedCheckpoints(store, 'other', 'fit').load()).toBeUndefined();
  });

  it.each([
    ['a bit of it is another', (bytes: Buffer) => bytes.fill((bytes[200] ?? 0) ^ 1, 200, 201)],
    ['its end is missing', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['it is empty', () => Buffer.alloc(0)],
  ])('says so and has nothing where %s', async (_, damage) => {
    const store = await open();
    const key = 'cells/cell/checkpoint/fit.checkpoint';
    await storedCheckpoints(store, 'cell', 'fit', 0).save(() => tuneState);
    await store.put(key, damage(Buffer.from((await store.get(key)) ?? [])));
    const told: string[][] = [];
    const checkpoints = storedCheckpoints(store, 'cell', 'fit', 0, 0, (...why) => told.push(why));
    expect(await checkpoints.load()).toBeUndefined();
    expect(told).toEqual([[key, 'its bytes do not have its digest']]);
    await checkpoints.save(() => later);
    expect(await checkpoints.load()).toEqual(later);
  });

  it('writes at once, when it is told to, what it has kept since', async () => {
    const store = await open();
    const checkpoints = storedCheckpoints(store, 'cell', 'choose', 3600, 0);
    await checkpoints.flush();
    await checkpoints.save(() => tuneState);
    await checkpoints.save(() => later);
    expect(await keysOf(store)).toEqual([]);
    await checkpoints.flush();
    expect(await storedCheckpoints(store, 'cell', 'choose').load()).toEqual(later);
  });

  it('does not even ask for a state before its time', async () => {
    const store = await open();
    await storedCheckpoints(store, 'cell', 'choose', 3600).save(() => {
      throw new Error('asked');
    });
    expect(await keysOf(store)).toEqual([]);
  });
});

describe('removeCheckpoints', () => {
  it("removes a cell's, and nothing else", async () => {
    const store = await open();
    for (const cell of ['cell', 'other']) {
      await storedCheckpoints(store, cell, 'choose', 0).save(() => tuneState);
      await storedCheckpoints(store, cell, 'fit', 0).save(() => tuneState);
    }
    await store.put('cells/cell/manifest.json', Uint8Array.of(1));
    await removeCheckpoints(store, 'cell');
    expect(await keysOf(store)).toEqual([
      'cells/cell/manifest.json',
      'cells/other/checkpoint/choose.checkpoint',
      'cells/other/checkpoint/fit.checkpoint',
    ]);
    await removeCheckpoints(store, 'cell');
  });
});
