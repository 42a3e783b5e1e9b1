import { loadMask } from '../../adapters/dataset/loadPixels.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import { hitBits, relativePoint, type RelativePoint } from '../../core/pointing/hitTable.js';
import { prepareRegions } from '../../core/pointing/prepareRegions.js';
import type { SwapTable } from '../../core/report/reportPointing.js';
import type { OutcomeRow } from '../../core/report/rows.js';
import { mapSeries } from '../../core/store/layout.js';
import { findRun } from '../../core/sweep/findRun.js';
import { regionSettings } from '../../core/sweep/regionSettings.js';
import type { Plan } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';

// A byte for every two images of every series; a sweep beyond it has no test against swapped masks.
const largest = 2 ** 28;

/** What the points of every series would hit in the masks of the other images of the same label. */
export async function collectSwaps(
  plan: Plan,
  dataset: Dataset,
  outcomes: readonly OutcomeRow[],
  { store }: Pick<Context, 'store'>,
): Promise<SwapTable[]> {
  const { entries } = dataset;
  const images = entries.map((entry) => entry.id);
  const indexOf = new Map(images.map((image, i) => [image, i]));
  // Where the mass alone was seen, its place in the image is no finding.
  const runs = plan.runs.filter(({ id }) => findRun(plan, id).recipe.crop !== 'lesion');
  const series = runs.flatMap((run) =>
    mapSeries(plan.spec).map((one) => ({ run: run.id, ...one })),
  );
  if (series.length * images.length ** 2 > largest) return [];
  const tables = series.map((of) => ({
    of,
    points: new Map<number, RelativePoint>(),
    hit: images.map(() => new Uint8Array(images.length)),
  }));
  for (const { of, points } of tables) {
    for (const row of outcomes) {
      if (row.run !== of.run || row.method !== of.method || row.target !== of.target) continue;
      const i = indexOf.get(row.image) ?? -1;
      const entry = entries[i];
      if (entry) points.set(i, relativePoint(row.x, row.y, entry));
    }
  }
  const { extents, tolerance } = regionSettings(plan.spec);
  // Image by image: the regions of one are all that is held at a time.
  for (const [j, entry] of entries.entries()) {
    const mask = await loadMask(store, dataset, entry);
    const { width, height, spacing } = entry;
    const prepared = prepareRegions(mask, width, height, extents, tolerance, spacing);
    for (const { points, hit } of tables) {
      for (const [i, point] of points) {
        if (entries[i]?.label !== entry.label) continue;
        (hit[i] as Uint8Array)[j] = hitBits(point, prepared);
      }
    }
  }
  return tables.map(({ of, hit }) => ({ ...of, images, hit }));
}
