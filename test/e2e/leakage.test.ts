import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { reportSchema, type Report } from '../../core/report/Report.js';
import { planSchema, type Plan } from '../../core/sweep/Plan.js';
import { copyImages, phantomCopies } from '../support/copyImages.js';
import { foldcam, startFoldcam, type Ended, type Started } from '../support/foldcam.js';
import { parsePage, shownText } from '../support/parsePage.js';
import { readReportBytes } from '../support/phantomSweep.js';
import { writeSmallModel } from '../support/smallModel.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { useRedis } from '../support/useRedis.js';

const folder = temporaryFolders();
const redis = useRedis();
const minutes = 60_000;
const workers: Started[] = [];

afterAll(() => Promise.all(workers.map(stop)));

interface Copies {
  readonly home: string;
  /** Asks what ignoring groups would have given; the other one does not. */
  readonly asking: string;
  readonly plain: string;
  readonly models: string;
}

/** Two sweeps over 36 phantoms and 13 copies, with a network so small that training takes no time. */
async function copiesSweep(): Promise<Copies> {
  const home = await folder();
  const models = path.join(home, 'models');
  await writeSmallModel(path.join(models, 'small'));
  const phantoms = path.join(home, 'phantoms');
  await writePhantoms(phantoms, { images: 36, seed: 3, malignant: 0.5 });
  await copyImages(phantoms, phantomCopies);
  const write = async (file: string, folds: string): Promise<string> => {
    const text = `name: copies\ndata: ./phantoms\nfolds: ${folds}\nbackbones: [small]\nmethods: [grad-cam]\nmaps: { keep: none }\n`;
    await writeFile(path.join(home, file), text);
    return path.join(home, file);
  };
  return {
    ...{ home, models },
    asking: await write('asking.yaml', '{ k: 3, compareUngrouped: true }'),
    plain: await write('plain.yaml', '{ k: 3 }'),
  };
}

const beside = (page: string, name: string): Promise<string> =>
  readFile(path.join(path.dirname(page.trim()), name), 'utf8');

describe('a sweep over images of which some are copies', () => {
  let ended: Ended;
  let planned: Ended;
  let report: Report;
  let plan: Plan;

  beforeAll(async () => {
    const { home, asking, models } = await copiesSweep();
    const variables = { FOLDCAM_BACKBONES: models };
    planned = await foldcam(['plan', asking, '--json'], variables);
    ended = await foldcam(['run', asking, '--out', path.join(home, 'out')], variables);
    expect(ended).toMatchObject({ status: 0 });
    report = reportSchema.parse(JSON.parse(await readReportBytes(ended.stdout)));
    plan = planSchema.parse(JSON.parse(await beside(ended.stdout, 'plan.json')));
  }, 4 * minutes);

  test('finds every copy, and joins it with its image', () => {
    expect(report.dataset).toMatchObject({ images: 49, groups: 36 });
    expect(report.leakage).toMatchObject({
      shared: { groups: 13, images: 26 },
      found: { pairs: 13, groups: 13 },
      contradicting: [
        [
          { image: 'benign (7)', label: 'benign' },
          { image: 'copy of benign 7', label: 'malignant' },
        ],
      ],
    });
  });

  test('counts what folds that ignore groups would leak', () => {
    const folds = plan.ungrouped?.folds ?? {};
    const name = (file: string): string => path.basename(file);
    const parted = phantomCopies.filter(({ from, to }) => folds[name(from)] !== folds[name(to)]);
    expect(parted.length).toBeGreaterThan(0);
    expect(report.leakage?.ungrouped?.leaked).toEqual({
      images: 2 * parted.length,
      groups: parted.length,
    });
    expect(
      phantomCopies.filter(({ from, to }) => plan.folds[name(from)] !== plan.folds[name(to)]),
    ).toEqual([]);
  });

  test('trains the same run on them, and compares it on the same images', async () => {
    const [run] = report.runs;
    const [same, ...more] = report.leakage?.ungrouped?.runs ?? [];
    expect(more).toEqual([]);
    expect(same).toMatchObject({ run: run?.id, images: 49 });
    const [ignored, kept] = [same?.classification.auc.value, run?.classification.auc.value];
    expect(same?.auc.difference).toBeCloseTo((ignored ?? NaN) - (kept ?? NaN), 10);
    const table = await beside(ended.stdout, 'predictions-ungrouped.csv');
    const rows: { image: string; fold: string }[] = parse(table, { columns: true });
    expect(Object.fromEntries(rows.map(({ image, fold }) => [image, Number(fold)]))).toEqual(
      plan.ungrouped?.folds,
    );
  });

  test('explains none of it', async () => {
    const rows: { cell: string }[] = parse(await beside(ended.stdout, 'outcomes.csv'), {
      columns: true,
    });
    const ungrouped = new Set(plan.ungrouped?.cells.map(({ key }) => key));
    expect(ungrouped.size).toBe(3);
    expect(rows.filter(({ cell }) => ungrouped.has(cell))).toEqual([]);
  });

  test('shows it on the page, and plans it', async () => {
    const page = shownText(parsePage(await beside(ended.stdout, 'report.html')));
    expect(page).toContain('13 groups hold several images, 26 in all.');
    expect(page).toContain('What ignoring the groups would have given');
    expect(JSON.parse(planned.stdout)).toMatchObject({
      sweep: plan.id,
      cells: 3,
      ungrouped: { cells: 3, leaked: plan.ungrouped?.leaked },
    });
  });

  test(
    'says so where those cells are missing, and retry computes just them',
    async () => {
      const { home, asking, plain, models } = await copiesSweep();
      const store = path.join(home, 'store');
      const whole = { FOLDCAM_STORE: `file://${store}`, FOLDCAM_BACKBONES: models };
      // All that the sweep has of its own is there, and the trainer lacks the backbone for the rest.
      expect((await foldcam(['run', plain, '--out', path.join(home, 'plain')], whole)).status).toBe(
        0,
      );
      await rm(path.join(store, 'features'), { recursive: true });
      const system = { ...whole, REDIS_URL: redis.url(), FOLDCAM_CONCURRENCY: '1' };
      const lacking = { ...system, FOLDCAM_BACKBONES: await mkdtemp(path.join(home, 'none-')) };
      for (const service of ['producer', 'explainer', 'scorer']) {
        workers.push(startFoldcam(['worker', service], system));
      }
      const trainer = startFoldcam(['worker', 'trainer'], lacking);
      workers.push(trainer);
      const id = (await foldcam(['submit', asking], system)).stdout.trim();
      expect(id).toBe(plan.id);
      const watched = await foldcam(['watch', id, '--json'], system);
      expect(watched.status).toBe(1);
      const status = JSON.parse(watched.stdout) as {
        stages: { stage: string }[];
        cells: { ungrouped?: true; state: string; stage: string }[];
      };
      expect(status).toMatchObject({ state: 'incomplete', missing: 3 });
      expect(status.stages.find(({ stage }) => stage === 'train')).toMatchObject({
        ...{ done: 3, failed: 3, total: 6 },
      });
      expect(status.stages.find(({ stage }) => stage === 'score')).toMatchObject({ total: 3 });
      expect(status.cells.map(({ ungrouped, stage, state }) => [ungrouped, stage, state])).toEqual([
        ...Array.from({ length: 3 }, () => [undefined, 'score', 'done']),
        ...Array.from({ length: 3 }, () => [true, 'train', 'failed']),
      ]);

      const partial = await foldcam(['report', id, '--out', path.join(home, 'partial')], system);
      const without = reportSchema.parse(JSON.parse(await readReportBytes(partial.stdout)));
      expect(
        without.missing.map(({ ungrouped, fold, stage, code }) => [ungrouped, fold, stage, code]),
      ).toEqual([0, 1, 2].map((fold) => [true, fold, 'train', 'FOLDCAM_E_BACKBONE_UNKNOWN']));
      expect(without.runs).toEqual(report.runs);
      expect(without.leakage).toMatchObject({ shared: { groups: 13 } });
      expect(without.leakage?.ungrouped).toBeUndefined();
      expect(shownText(parsePage(await beside(partial.stdout, 'report.html')))).toContain(
        'Not told: 3 cells of this comparison or of the sweep are missing',
      );

      await stop(trainer);
      workers.push(startFoldcam(['worker', 'trainer'], system));
      expect((await foldcam(['retry', id], system)).status).toBe(0);
      expect((await foldcam(['watch', id], system)).status).toBe(0);
      const complete = await foldcam(['report', id, '--out', path.join(home, 'complete')], system);
      expect(complete.status).toBe(0);
      expect(await readReportBytes(complete.stdout)).toBe(await readReportBytes(ended.stdout));
    },
    6 * minutes,
  );
});

async function stop(worker: Started | undefined): Promise<void> {
  worker?.child.kill('SIGTERM');
  await worker?.ended;
}
