import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import { readReport } from '../../../adapters/sweep/readReport.js';
import { jobFormat } from '../../../core/jobs/Job.js';
import type { ObjectStore } from '../../../core/ports.js';
import type { Plan } from '../../../core/sweep/Plan.js';
import type { Context } from '../../../services/context.js';
import { report } from '../../../services/scorer/report.js';
import { storedSweep } from '../../support/storedSweep.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const makeFolder = temporaryFolders();

// Redis is asked for cells that are missing alone.
async function write(store: ObjectStore, { id: sweep }: Plan): Promise<{ missing: number }> {
  const environment = { cacheFolder: await makeFolder() };
  const context = { store, environment } as unknown as Context;
  return report({ format: jobFormat, sweep, generation: 1 }, context);
}

async function stored() {
  const folder = await makeFolder();
  const store = openDirectoryStore(`${folder}/store`);
  const plan = await storedSweep(store, folder);
  const read = async (file: string) => await store.get(`sweeps/${plan.id}/${file}`);
  const rows = async (file: string) =>
    parse<Record<string, string>>(Buffer.from((await read(file)) ?? []), { columns: true });
  return { store, plan, read, rows };
}

describe('report', () => {
  test('appends the outcomes of one run to those of another, in the order of the plan', async () => {
    const { store, plan, rows } = await stored();
    expect(await write(store, plan)).toEqual({ missing: 0 });
    const outcomes = await rows('outcomes.csv');
    // Four cells of four images with two methods each.
    expect(outcomes).toHaveLength(4 * 4 * 2);
    const cells = outcomes.map(({ run, fold }) => `${run} ${fold}`);
    expect([...new Set(cells)]).toEqual(plan.cells.map(({ run, fold }) => `${run} ${fold}`));
    const methods = outcomes.slice(0, 8).map(({ method }) => method);
    expect(methods).toEqual(
      ['grad-cam', 'layer-cam'].flatMap((method) => [method, method, method, method]),
    );
    expect(await rows('predictions.csv')).toHaveLength(4 * 4);
    expect((await rows('cells.csv')).map(({ state }) => state)).toEqual(Array(4).fill('done'));
  });

  test('makes the part of each run from its own rows, and tests it against swapped masks', async () => {
    const { store, plan } = await stored();
    await write(store, plan);
    const made = await readReport(store, plan.id);
    expect(made?.runs.map(({ id }) => id)).toEqual(plan.runs.map(({ id }) => id));
    for (const { pointing } of made?.runs ?? []) {
      // Every point is said to lie in the mass of its own image.
      expect(pointing.map((one) => [one.images, one.regions.mass.hits])).toEqual([
        [8, 8],
        [8, 8],
      ]);
      expect(pointing[0]?.swapped).toBeDefined();
    }
    expect(made?.comparisons?.runs).toHaveLength(1);
  });

  test('writes the same bytes again', async () => {
    const { store, plan, read } = await stored();
    const files = ['report.json', 'report.html', 'outcomes.csv', 'pointing.csv'];
    const all = () => Promise.all(files.map(async (file) => String(await read(file))));
    await write(store, plan);
    const first = await all();
    await write(store, plan);
    expect(await all()).toEqual(first);
  });

  test('leaves every file of before where an artifact cannot be read', async () => {
    const { store, plan, read } = await stored();
    await write(store, plan);
    const before = String(await read('predictions.csv'));
    for await (const { key } of store.list(`cells/${plan.cells.at(-1)?.key}/outcomes/`)) {
      if (key.endsWith('.csv')) await store.put(key, Uint8Array.of(1));
    }
    await store.put(`sweeps/${plan.id}/outcomes.csv`, new TextEncoder().encode('of before'));
    await expect(write(store, plan)).rejects.toMatchObject({ code: 'FOLDCAM_E_ARTIFACT_CORRUPT' });
    expect(String(await read('outcomes.csv'))).toBe('of before');
    expect(String(await read('predictions.csv'))).toBe(before);
    const unfinished: string[] = [];
    for await (const { key } of store.list('')) if (key.includes('.tmp')) unfinished.push(key);
    expect(unfinished).toEqual([]);
  });
});
