import { describe, expect, it } from 'vitest';
import {
  readTrainedCell,
  writeTrainedCell,
  type TrainedCell,
} from '../../../adapters/cells/trainedCell.js';
import { openStore } from '../../../adapters/store/openStore.js';
import type { ObjectStore } from '../../../core/ports.js';
import { weight } from '../../support/kerasLayer.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const open = async (): Promise<ObjectStore> => openStore(await folder());

const alone: TrainedCell = {
  head: {
    bias: -0.25,
    taps: [
      { layer: 'early', weights: { mean: Float64Array.of(1, 2) } },
      { layer: 'late', weights: { mean: Float64Array.of(1 / 3) } },
    ],
  },
  training: { engine: 'cpu', epochs: 7, youdenThreshold: 0.4, images: { training: 8, test: 2 } },
  predictions: [
    { image: 'b1', label: 'benign', logit: -1.5, probability: 0.2, predicted: 'benign' },
  ],
};
const tuned = {
  ...alone,
  tail: new Map([
    ['conv/kernel', weight([1, 1, 1, 2], 1, 2)],
    ['conv/bias', weight([2], 3, 4)],
  ]),
};
const layers = ['early', 'late'];
const curve = [{ part: 0, epoch: 1, training: 0.7, validation: 0.6 }];

const write = (store: ObjectStore, cell: TrainedCell) =>
  writeTrainedCell(store, 'key', { ...cell, curve }, { seed: 1 });

async function keysOf(store: ObjectStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list('')) keys.push(key);
  return keys.map((key) => key.replace(/\.[0-9a-f]{8}\./, '.<digest>.'));
}

describe('a trained cell', () => {
  it('is not there before it is written', async () => {
    expect(await readTrainedCell(await open(), 'key', layers)).toBeUndefined();
  });

  it('is read as it was written, without a tail where only a head was trained', async () => {
    const store = await open();
    expect(await write(store, alone)).toBe(true);
    expect(await readTrainedCell(store, 'key', layers)).toEqual({ ...alone, tail: undefined });
    expect(await keysOf(store)).toEqual([
      'cells/key/manifest.json',
      'cells/key/model/head.<digest>.npz',
      'cells/key/model/training.<digest>.json',
      'cells/key/predictions/test.<digest>.csv',
    ]);
  });

  it.each([1.25, null])('keeps its temperature, where it has one: %d', async (temperature) => {
    const store = await open();
    const training = { ...alone.training, temperature };
    await write(store, { ...alone, training });
    expect((await readTrainedCell(store, 'key', layers))?.training).toEqual(training);
  });

  it('has the parameters of its tail where blocks were trained', async () => {
    const store = await open();
    await write(store, tuned);
    expect(await readTrainedCell(store, 'key', layers)).toEqual(tuned);
    expect(await keysOf(store)).toContain('cells/key/model/tail.<digest>.npz');
  });

  it('is that of the first who wrote it', async () => {
    const store = await open();
    await write(store, tuned);
    const late = { ...tuned, tail: new Map([['conv/kernel', weight([1, 1, 1, 2], 9, 9)]]) };
    expect(await write(store, late)).toBe(false);
    expect(await readTrainedCell(store, 'key', layers)).toEqual(tuned);
  });

  it('has nothing of a late writer beside it, and all of its own', async () => {
    const store = await open();
    await write(store, tuned);
    const keys = async () => {
      const found: string[] = [];
      for await (const { key } of store.list('')) found.push(key);
      return found;
    };
    const winners = await keys();
    // The same head and predictions, another way there.
    const late = { ...tuned, training: { ...tuned.training, engine: 'wasm' } };
    expect(await write(store, late)).toBe(false);
    expect(await keys()).toEqual(winners);
  });

  it('is not read with a tail of other bytes', async () => {
    const store = await open();
    await write(store, tuned);
    let tail = '';
    for await (const { key } of store.list('cells/key/model/tail')) tail = key;
    await store.put(tail, Uint8Array.of(1));
    await expect(readTrainedCell(store, 'key', layers)).rejects.toMatchObject({
      code: 'FOLDCAM_E_ARTIFACT_CORRUPT',
      where: { file: tail },
    });
  });
});
