import { inParallel } from '../../adapters/dataset/inParallel.js';
import { openRegionLoader } from '../../adapters/dataset/loadRegions.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import { hitBits, relativePoint, type RelativePoint } from '../../core/pointing/hitTable.js';
import { openPacked } from '../../core/pointing/packRegions.js';
import type { SwapTable } from '../../core/report/reportPointing.js';
import type { OutcomeRow } from '../../core/report/rows.js';
import { mapSeries } from '../../core/store/layout.js';
import { findRun } from '../../core/sweep/findRun.js';
import type { Plan } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';

// A byte for every two images of every series of a run; a sweep beyond it has no test against swapped masks.
const largest = 2 ** 28;

// Small files are read: a few at once, while another is unpacked.
const lanes = 4;

export interface Swaps {
  /** Whether any run is tested. */
  readonly any: boolean;
  /** What the points of a run would hit in the masks of the other images of the same label. */
  tablesOf(run: string, outcomes: readonly OutcomeRow[]): SwapTable[];
}

/** Lays out the regions of all images, once for all runs. */
export async function openSwaps(
  plan: Plan,
  dataset: Dataset,
  { store, environment }: Pick<Context, 'store' | 'environment'>,
): Promise<Swaps> {
  const { entries } = dataset;
  const images = entries.map((entry) => entry.id);
  const indexOf = new Map(images.map((image, i) => [image, i]));
  const series = mapSeries(plan.spec);
  // Where the mass alone was seen, its place in the image is no finding.
  const tested = new Set(
    plan.runs.map(({ id }) => id).filter((id) => findRun(plan, id).recipe.crop !== 'lesion'),
  );
  if (tested.size === 0 || series.length * images.length ** 2 > largest) {
    return { any: false, tablesOf: () => [] };
  }
  const loadRegions = openRegionLoader(store, dataset, plan.spec, environment.cacheFolder);
  const packed = await inParallel(entries, lanes, async (entry) =>
    openPacked(await loadRegions(entry)),
  );
  const pointsOf = (rows: readonly OutcomeRow[]): Map<number, RelativePoint> => {
    const points = new Map<number, RelativePoint>();
    for (const { image, x, y } of rows) {
      const i = indexOf.get(image) ?? -1;
      const entry = entries[i];
      if (entry) points.set(i, relativePoint(x, y, entry));
    }
    return points;
  };
  return {
    any: true,
    tablesOf: (run, outcomes) => {
      if (!tested.has(run)) return [];
      return series.map(({ method, target }) => {
        const own = outcomes.filter((row) => row.method === method && row.target === target);
        const hit = images.map(() => new Uint8Array(images.length));
        for (const [i, point] of pointsOf(own)) {
          const row = hit[i] as Uint8Array;
          for (const [j, regions] of packed.entries()) {
            if (entries[i]?.label === entries[j]?.label) row[j] = hitBits(point, regions);
          }
        }
        return { method, target, images, hit };
      });
    },
  };
}
