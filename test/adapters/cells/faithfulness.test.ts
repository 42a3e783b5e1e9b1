import { describe, expect, test } from 'vitest';
import { readTested, untestedSeries, writeTested } from '../../../adapters/cells/faithfulness.js';
import type { CellFaithfulness } from '../../../adapters/cells/faithfulnessFile.js';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { planInput } from '../../support/planInput.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const open = async () => openStore(await folder());

const plan = (lines: string) => planSweep(planInput(lines), sha256Hex);
const lines = 'methods: [cam, grad-cam]\nfaithfulness: { images: 6, steps: 2 }\n';
const asked = plan(lines);
const [cell] = asked.cells;
if (!cell) throw new Error('no cell');

const rows: CellFaithfulness[] = [
  {
    image: 'e0',
    targetLabel: 'benign',
    deletion: [0.9, 1 / 3, 0.1],
    insertion: [0.1, 0.2, 0.9],
    levels: [{ level: 'head', blocks: 0, rank: -0.25, ssim: null }],
  },
  { image: 'e3', targetLabel: 'malignant', deletion: null, insertion: null, levels: [] },
];
const series = (method: string) => ({ method, target: 'predicted' }) as const;

describe('what was found of a cell’s maps', () => {
  test('is read back as it was written', async () => {
    const store = await open();
    expect(await readTested(store, cell.key, series('cam'), asked.spec)).toBeUndefined();
    await writeTested(store, cell.key, series('cam'), asked.spec, rows);
    expect(await readTested(store, cell.key, series('cam'), asked.spec)).toEqual(rows);
  });

  test('is missing for each series, and for the random map, until it is there', async () => {
    const store = await open();
    const methods = async (of = asked) =>
      (await untestedSeries(store, cell, of)).map(({ method }) => method);
    expect(await methods()).toEqual(['cam', 'grad-cam', 'random']);
    await writeTested(store, cell.key, series('cam'), asked.spec, rows);
    expect(await methods()).toEqual(['grad-cam', 'random']);
    // Another method costs itself alone; other steps cost all.
    expect(await methods(plan(lines.replace('grad-cam', 'layer-cam')))).toEqual([
      'layer-cam',
      'random',
    ]);
    expect(await methods(plan(lines.replace('steps: 2', 'steps: 3')))).toHaveLength(3);
  });

  test('is not missing where nobody asks, or where a fold holds out none of the sample', async () => {
    const store = await open();
    expect(await untestedSeries(store, cell, plan('methods: [cam]\n'))).toEqual([]);
    const few = plan('faithfulness: { images: 1 }\n');
    const wanted = await Promise.all(few.cells.map((one) => untestedSeries(store, one, few)));
    expect(wanted.filter(({ length }) => length > 0)).toHaveLength(1);
  });
});
