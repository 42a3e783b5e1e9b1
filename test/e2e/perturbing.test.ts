import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { readNpz } from '../../adapters/npz/readNpz.js';
import { camMethods } from '../../core/cam/methods.js';
import { reportSchema, type Report } from '../../core/report/Report.js';
import { foldcam } from '../support/foldcam.js';
import { enginesHere } from '../support/nativeEngine.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { runChild } from '../support/startChild.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { writeTunableModel } from '../../bench/support/writeTunableModel.js';

const folder = temporaryFolders();
const minutes = 60_000;

// `cam` is exact for a linear head over means alone, which the first recipe has.
const named = camMethods.map(({ name }) => name);
const quick = 'perturbation: { masks: 12, samples: 3, steps: 4, window: 8, stride: 8 }\n';
const every = `backbones: [tunable]
recipes: [{ name: head, epochs: 20 }]
maps: { keep: none }
target: both
${quick}`;
/** What makes a network another one to ask: a curved head, a second view, blocks that were trained. */
const others = `backbones: [tunable]
recipes:
  - { name: kernels, head: rbf, pooling: [mean, std] }
  - { name: two, crop: both, epochs: 20 }
  - { name: tail, unfreeze: 1, epochs: 6, learningRate: 0.001, pooling: [mean, std, max] }
maps: { keep: none, taps: all }
${quick}`;
const asked = ['ablation-cam', 'smooth-grad-cam++', 'input-gradient'];

interface Swept {
  readonly file: string;
  readonly page: string;
  readonly report: Report;
}

let home: string;
let images: number;
let variables: Record<string, string>;
let out: string;
let first: Swept;
let second: Swept;

async function run(home: string, lines: string, methods: readonly string[]): Promise<Swept> {
  const { file, ...sweep } = await phantomSweep(home, lines, `methods: [${methods.join(', ')}]\n`);
  images = sweep.images;
  const { status, stdout, stderr } = await foldcam(['run', file, '--out', out], variables);
  if (status !== 0) throw new Error(stderr);
  const page = stdout.trim();
  const text = await readFile(path.join(path.dirname(page), 'report.json'), 'utf8');
  return { file, page, report: reportSchema.parse(JSON.parse(text)) };
}

const outcomes = async ({ page }: Swept): Promise<Record<string, string>[]> =>
  parse(await readFile(path.join(path.dirname(page), 'outcomes.csv')), { columns: true });

beforeAll(async () => {
  home = await folder();
  const models = path.join(home, 'models');
  await writeTunableModel(path.join(models, 'tunable'));
  variables = { FOLDCAM_BACKBONES: models, FOLDCAM_ENGINE: 'wasm' };
  out = path.join(home, 'out');
  first = await run(path.join(home, 'first'), every, named);
}, 8 * minutes);

describe('a sweep that names every method', () => {
  test('has a map of every method, image and target, and misses nothing', async () => {
    expect(first.report.missing).toEqual([]);
    const rows = await outcomes(first);
    for (const name of named) {
      expect(
        rows.filter(({ method }) => method === name),
        name,
      ).toHaveLength(2 * images);
    }
  });

  test('keeps maps of taps at their size, and maps of the input at its size', async () => {
    const cells = path.join(out, 'store/cells');
    const files = await readdir(cells, { recursive: true });
    for (const { name, asks } of camMethods) {
      const file = files.find((one) => one.includes(`/maps/${name}.predicted`) && /npz$/.test(one));
      const maps = Object.values(readNpz(await readFile(path.join(cells, file ?? name))));
      const side = asks === 'per input' ? 24 : 6;
      for (const { shape } of maps) expect(shape, name).toEqual([side, side]);
    }
  });

  test('lists in the report what each method costs', async () => {
    const page = await readFile(first.page, 'utf8');
    expect(page).toContain('RISE: Petsiuk et al. 2018, arXiv:1806.07421; forward passes a map: 12');
    expect(page).toContain('arXiv:1706.03825; forward passes a map: 3, each with one back');
    // 24 by 8: nine squares, and one.
    expect(page).toContain('arXiv:1311.2901; forward passes a map: 10');
  });

  test(
    'computes one method alone where its settings change',
    async () => {
      const maps = async () => {
        const files = await readdir(path.join(out, 'store/cells'), { recursive: true });
        return files.filter((file) => /\/maps\/[^/]+\/manifest\.json$/.test(file));
      };
      const before = await maps();
      const text = await readFile(first.file, 'utf8');
      await writeFile(first.file, text.replace('masks: 12', 'masks: 8'));
      const ended = await foldcam(['run', first.file, '--out', out], variables);
      expect(ended.status).toBe(0);
      const added = (await maps()).filter((file) => !before.includes(file));
      // Three folds, for two targets.
      expect(added).toHaveLength(3 * 2);
      expect(added.filter((file) => !file.includes('/maps/rise.'))).toEqual([]);
    },
    5 * minutes,
  );
});

describe('curved heads, second views and trained blocks', () => {
  beforeAll(async () => {
    second = await run(path.join(home, 'second'), others, asked);
  }, 8 * minutes);

  test('have maps of methods that ask them', async () => {
    expect(second.report.missing).toEqual([]);
    const rows = await outcomes(second);
    const of = (name: string) => rows.filter(({ method }) => method === name);
    for (const name of asked) expect(of(name), name).toHaveLength(3 * images);
    // No map of absolute values is empty.
    const gradients = of('input-gradient').map(({ outcome }) => outcome);
    expect(gradients).not.toContain('degenerate');
  });
});

interface Logits {
  readonly recipe: string;
  readonly trained: boolean;
  readonly views: number;
  readonly negative: boolean;
  readonly logit: number;
  readonly asked: number;
}

const real = enginesHere().filter((engine) => engine !== 'cpu');
describe.each(real)('openProbedViews on %s', (engine) => {
  let rows: Logits[];
  beforeAll(async () => {
    const store = path.join(out, 'store');
    const models = variables['FOLDCAM_BACKBONES'] ?? '';
    rows = [];
    for (const { report } of [first, second]) {
      const args = [engine, models, store, report.sweep.id];
      rows.push(...(JSON.parse(await runChild('recomputeProbes.ts', args)) as Logits[]));
    }
  }, 6 * minutes);

  test('gives the logits that the trainer stored, to 1e-5 of their size', () => {
    expect(rows).toHaveLength(4 * 2 * images);
    for (const row of rows) {
      const expected = row.negative ? -row.logit : row.logit;
      const allowed = 1e-5 * Math.max(1, Math.abs(row.logit));
      expect(Math.abs(row.asked - expected), row.recipe).toBeLessThan(allowed);
    }
  });

  test('asks a network with the blocks that the cell trained', () => {
    const tails = rows.filter(({ trained }) => trained);
    expect(new Set(tails.map(({ recipe }) => recipe))).toEqual(new Set(['tail']));
  });

  test('asks about both views where the head sees two', () => {
    for (const { recipe, views } of rows) expect(views).toBe(recipe === 'two' ? 2 : 1);
  });
});
