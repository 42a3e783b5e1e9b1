import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportSchema, type Report } from '../../core/report/Report.js';
import { foldcam, startFoldcam, type Ended } from '../support/foldcam.js';
import { nativeEngine } from '../support/nativeEngine.js';
import { phantomSweep, readReportBytes, type PhantomSweep } from '../support/phantomSweep.js';
import { processesOf } from '../../bench/support/processesOf.js';
import { runChild } from '../support/startChild.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { writeTunableModel } from '../../bench/support/writeTunableModel.js';
import { until } from '../../bench/support/until.js';

const folder = temporaryFolders();
const minutes = 60_000;

const recipes = `backbones: [tunable]
recipes:
  - { name: head }
  - { name: tail, unfreeze: 1, epochs: 12, learningRate: 0.001, pooling: [mean, std, max], flips: true }
  - { name: all, unfreeze: all, epochs: 30, patience: 30, learningRate: 0.001 }
maps: { keep: none, taps: all }
`;

let sweep: PhantomSweep;
let variables: Record<string, string>;
let out: string;
let first: Ended;
let undisturbed: string;

beforeAll(async () => {
  const home = await folder();
  const models = path.join(home, 'models');
  await writeTunableModel(path.join(models, 'tunable'));
  variables = { FOLDCAM_BACKBONES: models, FOLDCAM_ENGINE: 'wasm' };
  out = path.join(home, 'out');
  sweep = await phantomSweep(home, recipes);
  first = await foldcam(['run', sweep.file, '--out', out], variables);
  if (first.status !== 0) throw new Error(first.stderr);
  undisturbed = await readReportBytes(first.stdout);
}, 4 * minutes);

const read = (text: string): Report => reportSchema.parse(JSON.parse(text));

interface Recomputed {
  readonly recipe: string;
  readonly epochs: number;
  readonly logit: number;
  readonly recomputed: number;
  readonly layers: string[];
  readonly frozen: string[];
  readonly weights: string[];
}

describe('a sweep whose recipes train blocks of the backbone', () => {
  test('has a run of each recipe, which predicts every image once', async () => {
    const report = read(undisturbed);
    expect(report.missing).toEqual([]);
    expect(report.runs.map((run) => run.id)).toEqual([
      'tunable-head-s1',
      'tunable-tail-s1',
      'tunable-all-s1',
    ]);
    const file = path.join(path.dirname(first.stdout.trim()), 'predictions.csv');
    const rows = parse<Record<string, string>>(await readFile(file), { columns: true });
    expect(new Set(rows.map((row) => `${row['run'] ?? ''} ${row['image'] ?? ''}`)).size).toBe(
      3 * sweep.images,
    );
  });

  test('leaves no checkpoint of a cell that is trained', async () => {
    const cells = path.join(out, 'store/cells');
    const files = await readdir(cells, { recursive: true });
    expect(files.filter((name) => /(^|\/)checkpoint\/./.test(name))).toEqual([]);
    expect(files.filter((name) => /\/model\/tail\./.test(name))).toHaveLength(6);
  });

  test(
    'computes nothing the second time',
    async () => {
      const log = await readFile(path.join(out, 'foldcam.log'));
      const again = await foldcam(['run', sweep.file, '--out', out], variables);
      expect(again).toMatchObject({ status: 0, stdout: first.stdout });
      expect(await readFile(path.join(out, 'foldcam.log'))).toEqual(log);
      expect(await readReportBytes(again.stdout)).toBe(undisturbed);
    },
    minutes,
  );

  test(
    'ends with the same bytes when the services are killed in the middle of fine-tuning',
    async () => {
      const home = path.join(await folder(), 'out');
      const args = ['run', sweep.file, '--out', home, '--workers', '1'];
      const run = startFoldcam(args, variables);
      // While the sixth cell is explained the seventh is trained: one of those that train everything.
      await until('six cells are trained and explained', async () => explained(home, 6), minutes);
      const services = processesOf(run.mark).find(({ command }) =>
        command.includes('services/main.js'),
      );
      process.kill(services?.pid ?? 0, 'SIGKILL');
      expect(await countTrained(home)).toBeLessThan(9);
      const ended = await run.ended;
      expect(ended.status).toBe(0);
      expect(await readReportBytes(ended.stdout)).toBe(undisturbed);
      expect(processesOf(run.mark)).toEqual([]);
    },
    4 * minutes,
  );
});

describe('openTaps', () => {
  let rows: readonly Recomputed[];
  beforeAll(async () => {
    const store = path.join(out, 'store');
    const { id } = read(undisturbed).sweep;
    const models = variables['FOLDCAM_BACKBONES'] ?? '';
    const text = await runChild('recomputeLogits.ts', ['wasm', models, store, id]);
    rows = JSON.parse(text) as Recomputed[];
  }, minutes);

  const of = (recipe: string): Recomputed[] => {
    const own = rows.filter((row) => row.recipe === recipe && row.epochs > 0);
    expect(own.length).toBeGreaterThan(0);
    return own;
  };

  test('gives the taps whose logit the trainer stored, to 1e-4', () => {
    expect(rows).toHaveLength(3 * sweep.images);
    for (const { logit, recomputed } of rows) {
      expect(Math.abs(recomputed - logit)).toBeLessThan(1e-4);
    }
  });

  test('gives all taps, from input to output', () => {
    for (const { layers } of rows) expect(layers).toEqual(['block1', 'block3']);
  });

  test('takes taps before the cut from the frozen trunk, and those behind it from the tail', () => {
    for (const { frozen } of of('head')) expect(frozen).toEqual(['block1', 'block3']);
    for (const { frozen } of of('tail')) expect(frozen).toEqual(['block1']);
    for (const { frozen } of of('all')) expect(frozen).toEqual([]);
  });

  test('finds the last block alone in a tail of one block, batch normalisation folded', () => {
    const [row] = of('tail');
    expect([...(row?.weights ?? [])].sort()).toEqual([
      'block3_dw/bias',
      'block3_dw/kernel',
      'block3_pw/bias',
      'block3_pw/kernel',
    ]);
  });
});

describe('a sweep on two engines', () => {
  test(
    'gives the same report but for provenance',
    async ({ skip }) => {
      if (nativeEngine() === undefined) skip('the native engine is not there');
      const home = path.join(await folder(), 'out');
      const native = { ...variables, FOLDCAM_ENGINE: 'tensorflow' };
      const run = await foldcam(['run', sweep.file, '--out', home], native);
      expect(run.status).toBe(0);
      const other = read(await readReportBytes(run.stdout));
      const own = read(undisturbed);
      expect(other.provenance.engines).not.toEqual(own.provenance.engines);
      own.runs.forEach((one, i) => {
        const auc = other.runs[i]?.classification.auc.value ?? NaN;
        expect(Math.abs(auc - (one.classification.auc.value ?? NaN))).toBeLessThan(0.01);
      });
      // The paragraph for a paper names the engine too.
      const bare = { provenance: {}, methods: {} };
      expectSame({ ...other, ...bare }, { ...own, ...bare }, 'report');
    },
    4 * minutes,
  );
});

/** Equal, but numbers to 1e-3. */
function expectSame(actual: unknown, expected: unknown, at: string): void {
  if (typeof actual === 'number' && typeof expected === 'number') {
    expect(Math.abs(actual - expected), at).toBeLessThan(1e-3);
  } else if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(actual ?? {}), at).toEqual(Object.keys(expected));
    Object.entries(expected).forEach(([key, value]) =>
      expectSame((actual as Record<string, unknown>)[key], value, `${at}.${key}`),
    );
  } else {
    expect(actual, at).toBe(expected);
  }
}

async function countTrained(home: string): Promise<number> {
  return (await cellsWith(home, 'manifest.json')).length;
}

async function explained(home: string, count: number): Promise<boolean> {
  return (await cellsWith(home, 'maps')).length >= count;
}

/** Cells in the store of a run that have a file or folder. */
async function cellsWith(home: string, name: string): Promise<string[]> {
  const cells = path.join(home, 'store/cells');
  const found: string[] = [];
  for (const cell of await readdir(cells).catch(() => [])) {
    if (await stat(path.join(cells, cell, name)).catch(() => undefined)) found.push(cell);
  }
  return found;
}
