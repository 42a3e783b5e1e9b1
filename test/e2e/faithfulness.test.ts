import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportSchema, type Report } from '../../core/report/Report.js';
import { foldcam, type Ended } from '../support/foldcam.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();
const minutes = 60_000;

let home: string;
let asked: Ended;
let before: Map<string, number>;

beforeAll(async () => {
  home = await folder();
  const out = path.join(home, 'out');
  const { file } = await phantomSweep(home, 'maps: { keep: none }\n');
  const first = await foldcam(['run', file, '--out', out]);
  if (first.status !== 0) throw new Error(first.stderr);
  before = await manifestTimes(out);
  const plain = await readFile(file, 'utf8');
  const more = plain.replace('layer-cam]', 'layer-cam, centre]');
  await writeFile(file, `${more}faithfulness: { images: 6, steps: 4 }\n`);
  asked = await foldcam(['run', file, '--out', out]);
  if (asked.status !== 0) throw new Error(asked.stderr);
}, 6 * minutes);

async function readReport(): Promise<Report> {
  const file = path.join(path.dirname(asked.stdout.trim()), 'report.json');
  return reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

async function find(method: string) {
  const [run] = (await readReport()).runs;
  const found = run?.faithfulness?.find((entry) => entry.method === method);
  return found ?? expect.fail(`no ${method}`);
}

describe('a sweep that asks for faithfulness', () => {
  test('tests the maps of the sample, and misses nothing', async () => {
    const report = await readReport();
    expect(report.missing).toEqual([]);
    expect(report.runs[0]?.faithfulness?.map(({ method, images }) => [method, images])).toEqual([
      ['grad-cam', 6],
      ['layer-cam', 6],
      ['centre', 6],
    ]);
  });

  test('draws both curves of every method from the image to what stands for it', async () => {
    for (const method of ['grad-cam', 'layer-cam', 'centre']) {
      const { curves, degenerate, deletion } = await find(method);
      const { deletion: away, insertion } = curves;
      expect(degenerate + deletion.n).toBe(6);
      expect([away.length, insertion.length]).toEqual([5, 5]);
      // Insertion ends with the image that deletion begins with.
      expect(insertion[4]).toBe(away[0]);
      if (degenerate > 0) continue;
      // All pixels are gone at the end, and none are there at the start, whatever the order.
      expect(away[4]).toBeCloseTo(curves.random.deletion[4] ?? NaN, 5);
      expect(insertion[0]).toBeCloseTo(curves.random.insertion[0] ?? NaN, 5);
    }
  });

  test('flags the map that ignores the network, and not Grad-CAM', async () => {
    const centre = await find('centre');
    expect(centre.flagged).toBe(true);
    for (const { rank, ssim } of centre.randomisation ?? []) {
      expect(rank.value).toBe(1);
      expect(ssim.value).toBeCloseTo(1, 9);
    }
    const gradCam = await find('grad-cam');
    expect(gradCam.flagged).toBe(false);
    expect(gradCam.randomisation?.map(({ level }) => level)).toEqual([
      'head',
      '6 of 19 blocks',
      '13 of 19 blocks',
      'all 19 blocks',
    ]);
    expect(gradCam.randomisation?.at(-1)?.rank.value).toBeLessThan(0.9);
    const page = await readFile(asked.stdout.trim(), 'utf8');
    expect(page).toContain('centre Gaussian: maps that do not depend on the network');
  });

  test('costs itself alone: what was stored before is as it was', async () => {
    const now = await manifestTimes(path.join(home, 'out'));
    expect(before.size).toBeGreaterThan(0);
    for (const [file, time] of before) expect(now.get(file), file).toBe(time);
  });
});

/** When each manifest under the cells of a run's store appeared. */
async function manifestTimes(out: string): Promise<Map<string, number>> {
  const cells = path.join(out, 'store/cells');
  const files = await readdir(cells, { recursive: true });
  const manifests = files.filter((file) => file.endsWith('manifest.json'));
  const times = manifests.map(async (file): Promise<[string, number]> => {
    const { mtimeMs } = await stat(path.join(cells, file));
    return [file, mtimeMs];
  });
  return new Map(await Promise.all(times));
}
