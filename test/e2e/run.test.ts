import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportSchema, type Report } from '../../core/report/Report.js';
import { foldcam, startFoldcam, type Ended, type Started } from '../support/foldcam.js';
import { phantomSweep, readReportBytes, type PhantomSweep } from '../support/phantomSweep.js';
import { processesOf } from '../../bench/support/processesOf.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { until } from '../../bench/support/until.js';

const folder = temporaryFolders();
const minutes = 60_000;

let sweep: PhantomSweep;
let out: string;
let first: Ended;
let undisturbed: string;

beforeAll(async () => {
  const home = await folder();
  out = path.join(home, 'out');
  sweep = await phantomSweep(home);
  first = await foldcam(['run', sweep.file, '--out', out]);
  if (first.status !== 0) throw new Error(first.stderr);
  undisturbed = await readReportBytes(first.stdout);
}, 4 * minutes);

const table = async (name: string): Promise<Record<string, string>[]> =>
  parse(await readFile(path.join(path.dirname(first.stdout.trim()), name)), { columns: true });

describe('foldcam run', () => {
  test('prints the path of the report, and nothing else, to stdout', async () => {
    expect(first.stdout).toMatch(/^\/[^\n]*\/report\.html\n$/);
    expect((await stat(first.stdout.trim())).isFile()).toBe(true);
  });

  test('predicts every image once, and plays every game once', async () => {
    const predictions = await table('predictions.csv');
    expect(predictions).toHaveLength(sweep.images);
    expect(new Set(predictions.map((row) => row['image'])).size).toBe(sweep.images);
    expect(await table('outcomes.csv')).toHaveLength(2 * sweep.images);
    expect((await table('cells.csv')).map((row) => row['state'])).toEqual(['done', 'done', 'done']);
  });

  test('writes a report that its schema accepts and that says the images are generated', () => {
    const report: Report = reportSchema.parse(JSON.parse(undisturbed));
    expect(report.dataset.generated).toContain('not images of patients');
    expect(report.missing).toEqual([]);
    expect(report.runs[0]?.classification.auc.n).toBe(sweep.images);
  });

  test('writes a page that loads nothing', async () => {
    const page = await readFile(first.stdout.trim(), 'utf8');
    expect(page).not.toMatch(/src="(?!data:)/);
    expect(page).not.toMatch(/<script|<link|@import|url\(/);
  });

  test('links all that lies beside the page, and nothing else', async () => {
    const page = await readFile(first.stdout.trim(), 'utf8');
    const linked = [...page.matchAll(/href="(?!#|data:|https:\/\/doi\.org\/)([^"]*)"/g)];
    const beside = await readdir(path.dirname(first.stdout.trim()), { withFileTypes: true });
    const names = beside.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    expect(linked.map(([, name]) => name).sort()).toEqual(
      names.filter((name) => name !== 'report.html').sort(),
    );
  });

  test('exports an overlay of every map', async () => {
    const overlays = path.join(path.dirname(first.stdout.trim()), 'overlays');
    const files = await readdir(overlays, { recursive: true });
    expect(files.filter((name) => name.endsWith('.jpg'))).toHaveLength(2 * sweep.images);
  });

  test('computes nothing the second time', async () => {
    const log = await readFile(path.join(out, 'foldcam.log'));
    const again = await foldcam(['run', sweep.file, '--out', out]);
    expect(again).toMatchObject({ status: 0, stdout: first.stdout });
    expect(again.stderr).toContain('nothing to compute');
    expect(await readFile(path.join(out, 'foldcam.log'))).toEqual(log);
    expect(await readReportBytes(again.stdout)).toBe(undisturbed);
  });

  test('leaves nothing to do for a plan of the same, and a sweep that its name stands for', async () => {
    const planned = await foldcam(['plan', sweep.file, '--out', out, '--json']);
    const plan = JSON.parse(planned.stdout) as { sweep: string; stored: unknown };
    const all = { done: 3, total: 3 };
    expect(plan.stored).toMatchObject({ cells: { train: all, explain: all, score: all } });
    const store = { FOLDCAM_STORE: `file://${out}/store` };
    const named = await foldcam(['status', plan.sweep.slice(0, -8), '--json'], store);
    expect(JSON.parse(named.stdout)).toMatchObject({ sweep: plan.sweep, state: 'done' });
  });

  test(
    'stops on Ctrl-C, leaves nothing behind, and then goes on where it stopped',
    async () => {
      const home = path.join(await folder(), 'out');
      const run = startFoldcam(['run', sweep.file, '--out', home, '--workers', '1']);
      await run.seen(/^train [1-3]\/3/m);
      run.child.kill('SIGINT');
      const ended = await run.ended;
      expect(ended.status).toBe(130);
      expect(ended.stderr).toContain('FOLDCAM_E_INTERRUPTED');
      expect(processesOf(run.mark)).toEqual([]);
      expect((await readdir(home)).filter((name) => name.startsWith('redis'))).toEqual([]);
      const finished = await cellTimes(home);
      expect(finished.size).toBeGreaterThan(0);
      const again = await foldcam(['run', sweep.file, '--out', home]);
      expect(again.status).toBe(0);
      expect(await readReportBytes(again.stdout)).toBe(undisturbed);
      const now = await cellTimes(home);
      for (const [cell, time] of finished) expect(now.get(cell)).toBe(time);
    },
    4 * minutes,
  );

  test(
    'ends with the same bytes when its services are killed again and again',
    async () => {
      const home = path.join(await folder(), 'out');
      const run = startFoldcam(['run', sweep.file, '--out', home]);
      const kill = async (): Promise<void> => {
        const found = (): number | undefined =>
          processesOf(run.mark).find(({ command }) => command.includes('services/main.js'))?.pid;
        await until('they run', () => Promise.resolve(found() !== undefined));
        process.kill(found() ?? 0, 'SIGKILL');
      };
      await run.seen(/^features .* [1-3]\/3/m);
      await kill();
      await run.seen(/^train [1-3]\/3/m);
      await kill();
      await run.seen(/^map [1-3]\/3/m);
      await kill();
      const ended = await run.ended;
      expect(ended.status).toBe(0);
      expect(await readReportBytes(ended.stdout)).toBe(undisturbed);
      expect(processesOf(run.mark)).toEqual([]);
    },
    6 * minutes,
  );

  test('takes back the services that it started beside its plan, where the data is bad or it is stopped', async () => {
    const home = path.join(await folder(), 'out');
    await mkdir(home);
    await writeFile(path.join(home, 'foldcam.log'), '');
    const isClean = async (mark: string): Promise<void> => {
      expect(processesOf(mark)).toEqual([]);
      expect((await readdir(home)).filter((name) => name.startsWith('redis'))).toEqual([]);
    };
    const started = ({ mark }: Started): Promise<void> =>
      until('the services start', () =>
        Promise.resolve(processesOf(mark).some(({ command }) => command.includes('services/main'))),
      );
    const bad = startFoldcam(['run', sweep.file, '--out', home, '--data', await folder()]);
    expect(await bad.ended).toMatchObject({ status: 2 });
    await isClean(bad.mark);
    const stopped = startFoldcam(['run', sweep.file, '--out', home]);
    await started(stopped);
    stopped.child.kill('SIGINT');
    expect(await stopped.ended).toMatchObject({ status: 130 });
    await isClean(stopped.mark);
  }, 60_000);

  test(
    'takes its services and its Redis with it when it is killed itself',
    async () => {
      const home = path.join(await folder(), 'out');
      const run = startFoldcam(['run', sweep.file, '--out', home]);
      await run.seen(/^features .* [1-3]\/3/m);
      run.child.kill('SIGKILL');
      await run.ended;
      await until('nothing is left', () => Promise.resolve(processesOf(run.mark).length === 0));
      const again = await foldcam(['run', sweep.file, '--out', home]);
      expect(await readReportBytes(again.stdout)).toBe(undisturbed);
    },
    4 * minutes,
  );
});

/** When each trained cell appeared in the store of a run. */
async function cellTimes(home: string): Promise<Map<string, number>> {
  const cells = path.join(home, 'store/cells');
  const times = new Map<string, number>();
  for (const cell of await readdir(cells).catch(() => [])) {
    const manifest = await stat(path.join(cells, cell, 'manifest.json')).catch(() => undefined);
    if (manifest) times.set(cell, manifest.mtimeMs);
  }
  return times;
}
