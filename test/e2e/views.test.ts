import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportSchema } from '../../core/report/Report.js';
import { foldcam, type Ended } from '../support/foldcam.js';
import { phantomSweep, readReportBytes, type PhantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { writeTunableModel } from '../../bench/support/writeTunableModel.js';

const folder = temporaryFolders();
const minutes = 60_000;

const trained = 'epochs: 2, learningRate: 0.001';
const recipes = `backbones: [tunable]
recipes:
  - { name: head }
  - { name: mass, crop: lesion, fit: letterbox, flips: true, augment: { copies: 2 } }
  - { name: both, crop: both, augment: { copies: 1 } }
  - { name: tail, unfreeze: 1, crop: lesion, augment: { copies: 2 }, ${trained} }
  - { name: all, unfreeze: all, fit: letterbox, augment: { copies: 2 }, ${trained} }
maps: { taps: all }
`;

let sweep: PhantomSweep;
let variables: Record<string, string>;
let out: string;
let first: Ended;

beforeAll(async () => {
  const home = await folder();
  const models = path.join(home, 'models');
  await writeTunableModel(path.join(models, 'tunable'));
  variables = { FOLDCAM_BACKBONES: models, FOLDCAM_ENGINE: 'wasm' };
  out = path.join(home, 'out');
  sweep = await phantomSweep(home, recipes);
  first = await foldcam(['run', sweep.file, '--out', out], variables);
  if (first.status !== 0) throw new Error(first.stderr);
}, 4 * minutes);

describe('a sweep whose recipes see images otherwise, and train on altered copies', () => {
  test('has every run, with figures of classification and pointing', async () => {
    const report = reportSchema.parse(JSON.parse(await readReportBytes(first.stdout)));
    expect(report.missing).toEqual([]);
    const names = ['head', 'mass', 'both', 'tail', 'all'].map((name) => `tunable-${name}-s1`);
    expect(report.runs.map(({ id }) => id)).toEqual(names);
    for (const run of report.runs) {
      expect(run.classification.auc.value).not.toBe(null);
      expect(run.pointing.map(({ method }) => method)).toContain('grad-cam');
    }
  });

  test('keeps the features of each view and of each copy apart', async () => {
    const [digest = ''] = await readdir(path.join(out, 'store/features'));
    const layers = await readdir(path.join(out, 'store/features', digest, 'tunable'));
    const tags = layers
      .filter((name) => name.startsWith('block3-'))
      .map((name) => name.replace(/^block3-[0-9a-f]{12}\.?/, ''));
    const drawn = '0.05-0.1-0.1-0.1';
    expect(tags.sort()).toEqual(
      [
        '',
        // Of the head of both views: one copy of either.
        `altered-${drawn}-1`,
        'lesion-0.5-stretch',
        `lesion-0.5-stretch.altered-${drawn}-1`,
        // Of the tail.
        `lesion-0.5-stretch.altered-${drawn}-2`,
        'lesion-0.5-letterbox',
        `lesion-0.5-letterbox.altered-${drawn}-flips-1`,
        `lesion-0.5-letterbox.altered-${drawn}-flips-2`,
        // All of the backbone: its copies are not kept.
        'letterbox',
      ].sort(),
    );
  });

  test('says beforehand what they cost', async () => {
    const { stdout } = await foldcam(['plan', sweep.file, '--json'], variables);
    const { costs } = JSON.parse(stdout) as { costs: { what: string; passes: number }[] };
    // Four views of 36 images, one of them mirrored too; copies 2 of the mass letterboxed, 1 of the whole, 2 of the mass.
    const features = costs.filter(({ what }) => what.startsWith('features'));
    expect(features.reduce((sum, { passes }) => sum + passes, 0)).toBe(36 * (4 + 1 + 2 + 1 + 2));
  });

  test(
    'computes nothing the second time',
    async () => {
      const before = await readReportBytes(first.stdout);
      const log = await readFile(path.join(out, 'foldcam.log'));
      const again = await foldcam(['run', sweep.file, '--out', out], variables);
      expect(again).toMatchObject({ status: 0, stdout: first.stdout });
      expect(await readFile(path.join(out, 'foldcam.log'))).toEqual(log);
      expect(await readReportBytes(again.stdout)).toBe(before);
    },
    minutes,
  );
});
