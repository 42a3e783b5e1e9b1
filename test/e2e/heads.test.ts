import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readNpz } from '../../adapters/npz/readNpz.js';
import { reportSchema } from '../../core/report/Report.js';
import { foldcam, type Ended } from '../support/foldcam.js';
import { phantomSweep, readReportBytes, type PhantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { writeTunableModel } from '../../bench/support/writeTunableModel.js';

const folder = temporaryFolders();
const minutes = 60_000;

const recipes = `backbones: [tunable]
recipes:
  - { name: linear, ensemble: 3, testFlips: true, epochs: 20 }
  - { name: mlp, head: mlp, hidden: 4, ensemble: 2, epochs: 20 }
  - { name: rbf, head: rbf, c: 10, pooling: [mean, std, max], testFlips: true, crop: both }
  - { name: tail, unfreeze: 1, testFlips: true, epochs: 1, learningRate: 0.001 }
maps: { keep: none, taps: all }
`;
const methods = ['grad-cam', 'layer-cam', 'ablation-cam'];

let sweep: PhantomSweep;
let out: string;
let ended: Ended;
let variables: Record<string, string>;

beforeAll(async () => {
  const home = await folder();
  const models = path.join(home, 'models');
  await writeTunableModel(path.join(models, 'tunable'));
  variables = { FOLDCAM_BACKBONES: models, FOLDCAM_ENGINE: 'wasm' };
  out = path.join(home, 'out');
  sweep = await phantomSweep(home, recipes, `methods: [${methods.join()}]\n`);
  ended = await foldcam(['run', sweep.file, '--out', out], variables);
  if (ended.status !== 0) throw new Error(ended.stderr);
}, 4 * minutes);

describe('a sweep over kinds of heads', () => {
  test('has every run, with figures of classification and of every method', async () => {
    const report = reportSchema.parse(JSON.parse(await readReportBytes(ended.stdout)));
    expect(report.missing).toEqual([]);
    const names = ['linear', 'mlp', 'rbf', 'tail'].map((name) => `tunable-${name}-s1`);
    expect(report.runs.map(({ id }) => id)).toEqual(names);
    for (const { classification, pointing } of report.runs) {
      expect(classification.auc.value).not.toBe(null);
      expect(new Set(pointing.map(({ method }) => method))).toEqual(new Set(methods));
    }
  });

  test('keeps one head a cell, of its recipe’s kind', async () => {
    const cells = path.join(out, 'store/cells');
    const kinds: Record<string, number> = {};
    for (const cell of await readdir(cells)) {
      const model = path.join(cells, cell, 'model');
      const file = (await readdir(model)).find((name) => name.startsWith('head.')) ?? '';
      const names = Object.keys(readNpz(await readFile(path.join(model, file))));
      const has = (part: string): boolean => names.some((name) => name.includes(part));
      const kind = has('rbf.') ? 'rbf' : has('1/mlp.') ? 'mlp twice' : 'linear';
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      expect(names.includes('bias')).toBe(kind === 'linear');
    }
    // Three folds each; an ensemble of linear heads is one.
    expect(kinds).toEqual({ linear: 6, 'mlp twice': 3, rbf: 3 });
  });

  test(
    'computes nothing the second time',
    async () => {
      const before = await readReportBytes(ended.stdout);
      const again = await foldcam(['run', sweep.file, '--out', out], variables);
      expect(again).toMatchObject({ status: 0, stdout: ended.stdout });
      expect(await readReportBytes(again.stdout)).toBe(before);
    },
    minutes,
  );

  const refused = async (): Promise<void> => {
    const cannot = await phantomSweep(
      path.join(await folder(), 'cannot'),
      'recipes: [{ name: a, head: mlp, unfreeze: 1 }, { name: b, head: rbf }]\n',
      'methods: [cam]\n',
    );
    const { status, stderr } = await foldcam(['plan', cannot.file], variables);
    expect(status).not.toBe(0);
    expect(stderr).toContain('recipe a trains blocks below one linear head');
    expect(stderr).toContain('recipe b has head: rbf');
  };
  test('is refused where a head cannot have what is asked', refused, minutes);
});
