import { describe, expect, it, vi } from 'vitest';
import { openSweepBoard } from '../../../adapters/queue/SweepBoard.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { writePlan } from '../../../adapters/sweep/writePlan.js';
import { chooseSweep } from '../../../cli/local/chooseSweep.js';
import type { ObjectStore } from '../../../core/ports.js';
import { smallPlan } from '../../support/smallPlan.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { useRedis } from '../../support/useRedis.js';

const folder = temporaryFolders();
const server = useRedis();

async function storeOf(...ids: readonly string[]): Promise<ObjectStore> {
  const store = openStore(await folder());
  for (const id of ids) await writePlan(store, smallPlan(id), 'name: small');
  return store;
}

const [study, again, demo] = ['study-0123456789', 'study-01ffffffff', 'demo-bbbbbbbbbb'];

describe('chooseSweep', () => {
  it('takes an id as it is, and lists nothing', async () => {
    const store = await storeOf(study, again);
    const list = vi.spyOn(store, 'list');
    expect(await chooseSweep({ store, jobs: undefined }, study)).toBe(study);
    expect(await chooseSweep({ store, jobs: undefined }, study, true)).toBe(study);
    expect(list).not.toHaveBeenCalled();
  });

  it('takes a name, or the beginning of an id, and lists what begins so', async () => {
    const store = await storeOf(study, again, demo);
    const list = vi.spyOn(store, 'list');
    expect(await chooseSweep({ store, jobs: undefined }, 'demo')).toBe(demo);
    expect(await chooseSweep({ store, jobs: undefined }, 'study-01f')).toBe(again);
    expect(list.mock.calls).toEqual([['sweeps/demo'], ['sweeps/study-01f']]);
  });

  it('names all that a name stands for', async () => {
    const store = await storeOf(study, again, demo);
    await expect(chooseSweep({ store, jobs: undefined }, 'study')).rejects.toMatchObject({
      code: 'FOLDCAM_E_SWEEP_AMBIGUOUS',
      message: `study may be any of 2 sweeps: ${study}, ${again}`,
    });
  });

  it('asks for the whole id where it shall take nothing else', async () => {
    const store = await storeOf(study);
    await expect(chooseSweep({ store, jobs: undefined }, 'study', true)).rejects.toMatchObject({
      code: 'FOLDCAM_E_SWEEP_NOT_FOUND',
      remedy: `Give the id of the sweep that is meant: ${study}.`,
    });
  });

  it.each([
    ['stduy', [study, again, demo], `Did you mean ${study}, ${again}? \`foldcam list\` lists all.`],
    ['study-0123456780', [study], `Did you mean ${study}? \`foldcam list\` lists all.`],
    ['x', [study, demo], `It holds ${demo}, ${study}; \`foldcam list\` tells how far each is.`],
    ['x', [], 'It holds none: set FOLDCAM_STORE where another store is meant.'],
  ])('says of %s among %j what may be meant', async (text, ids, remedy) => {
    const store = await storeOf(...ids);
    await expect(chooseSweep({ store, jobs: undefined }, text)).rejects.toMatchObject({
      code: 'FOLDCAM_E_SWEEP_NOT_FOUND',
      remedy,
    });
  });

  it('finds a sweep that Redis alone knows', async () => {
    const redis = server.connect();
    const board = openSweepBoard(redis);
    await board.begin(study, 1);
    const known = { store: await storeOf(demo), jobs: { redis, board } };
    expect(await chooseSweep(known, study)).toBe(study);
    expect(await chooseSweep(known, 'study')).toBe(study);
    expect(await chooseSweep(known, 'demo')).toBe(demo);
  });
});
