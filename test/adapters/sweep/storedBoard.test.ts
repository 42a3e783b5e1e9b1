import { describe, expect, it } from 'vitest';
import { seriesFolder } from '../../../adapters/cells/maps.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { readStatus } from '../../../adapters/sweep/readStatus.js';
import { storedBoard } from '../../../adapters/sweep/storedBoard.js';
import type { ObjectStore } from '../../../core/ports.js';
import { cellManifest, mapSeries } from '../../../core/store/layout.js';
import type { Plan } from '../../../core/sweep/Plan.js';
import { storedSweep } from '../../support/storedSweep.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

/** Four cells, of which a run that was stopped has left: one whole, one of maps, one of some maps, and nothing. */
async function stoppedSweep(): Promise<{ store: ObjectStore; plan: Plan }> {
  const home = await folder();
  const store = openStore(`${home}/store`);
  const plan = await storedSweep(store, home, 3);
  const [, mapped, begun] = plan.cells.map(({ key }) => key);
  await removeAll(store, `cells/${mapped}/outcomes/`);
  await removeAll(store, `cells/${begun}/outcomes/`);
  for (const series of mapSeries(plan.spec)) {
    await store.delete(`${seriesFolder(begun ?? '', series, plan.spec)}manifest.json`);
  }
  return { store, plan };
}

async function removeAll(store: ObjectStore, prefix: string): Promise<void> {
  for await (const { key } of store.list(prefix)) await store.delete(key);
}

describe('storedBoard', () => {
  it('counts what is stored of each stage, of cells under way too', async () => {
    const { store, plan } = await stoppedSweep();
    const { state, stages, cells } = await readStatus(store, plan, undefined);
    expect(state).toBe('stopped');
    expect(stages.map(({ stage, done, total }) => `${stage} ${done}/${total}`)).toEqual([
      'train 3/4',
      'explain 2/4',
      'map 3/4',
      'score 1/4',
      'report 0/1',
    ]);
    expect(cells.map(({ stage, state }) => `${stage} ${state}`)).toEqual([
      'score done',
      'explain done',
      'train done',
      'train waiting',
    ]);
  });

  it('counts no chunk of which the maps of one series are missing', async () => {
    const { store, plan } = await stoppedSweep();
    const begun = plan.cells[2]?.key ?? '';
    const [, second] = mapSeries(plan.spec);
    if (!second) throw new Error('there are two series');
    await store.delete(`${seriesFolder(begun, second, plan.spec)}chunk-0000.json`);
    const board = await storedBoard(store, plan, undefined);
    expect(board.get(`map.${begun}.0`)).toBeUndefined();
    expect(board.get(`train.${begun}`)).toBe('done');
  });

  it('asks one question of a cell that is not trained', async () => {
    const { store, plan } = await stoppedSweep();
    const asked: string[] = [];
    const spied = { ...store, head: (key: string) => (asked.push(key), store.head(key)) };
    await storedBoard(spied, plan, undefined);
    const last = plan.cells[3]?.key ?? '';
    expect(asked.filter((key) => key.includes(last))).toEqual([cellManifest(last)]);
  });
});
