import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { reportSchema } from '../../core/report/Report.js';
import { foldcam } from '../support/foldcam.js';
import { nativeEngine } from '../support/nativeEngine.js';
import { readReportBytes } from '../support/phantomSweep.js';
import { reportUntested, sharedData } from '../support/sharedData.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();
const { busiDev, backbones } = sharedData;
const minutes = 60_000;
const there = busiDev !== undefined && backbones !== undefined;

afterAll(() => {
  if (!there) reportUntested('the sweep over real images', busiDev ? 'backbones' : 'busiDev');
});

describe.skipIf(!there)('the sweeps of examples/ on real breast ultrasound images', () => {
  // The portable engine would take four times as long.
  const engine = nativeEngine() === undefined ? 'wasm' : 'tensorflow';
  const run = async (example: string, out: string) => {
    const sweep = path.resolve(import.meta.dirname, '../../examples', example);
    const args = ['run', sweep, '--data', busiDev ?? '', '--out', out];
    const ended = await foldcam(args, {
      FOLDCAM_BACKBONES: backbones ?? '',
      FOLDCAM_ENGINE: engine,
    });
    expect(ended.status).toBe(0);
    return reportSchema.parse(JSON.parse(await readReportBytes(ended.stdout)));
  };

  test(
    'tell classes apart as well as was measured before, and point above chance',
    async () => {
      const out = path.join(await folder(), 'out');
      const report = await run('busi.yaml', out);
      expect(report.dataset.images).toBe(292);
      expect(report.dataset.leftOut.map(({ label, images }) => [label, images])).toEqual([
        ['normal', 12],
      ]);
      expect(report.missing).toEqual([]);
      const [several] = report.runs;
      expect(several?.classification.auc.value).toBeGreaterThanOrEqual(0.88);
      expect(several?.pointing).toHaveLength(5);
      for (const { regions, inRegions, degenerate } of several?.pointing ?? []) {
        expect(degenerate).toBe(0);
        expect(inRegions.lift).toBeGreaterThan(1.5);
        expect(regions.mass.ci95?.[0]).toBeGreaterThan(regions.mass.chance ?? 1);
        const hits = Object.values(regions).reduce((sum, { hits: own }) => sum + own, 0);
        expect(hits).toBe(292);
      }
      const one = await run('busi-one-tap.yaml', out);
      expect(one.runs[0]?.classification.auc.value).toBeGreaterThanOrEqual(0.87);
    },
    20 * minutes,
  );
});
