import { untestedSeries, writeTested } from '../../adapters/cells/faithfulness.js';
import type { CellFaithfulness } from '../../adapters/cells/faithfulnessFile.js';
import { joinMaps, readSeries } from '../../adapters/cells/maps.js';
import { readTrainedCell } from '../../adapters/cells/trainedCell.js';
import { lastDataset } from '../../adapters/dataset/lastDataset.js';
import { lastPlan } from '../../adapters/sweep/lastPlan.js';
import { findCamMethod } from '../../core/cam/methods.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { RemovalCurves } from '../../core/faithfulness/removalCurves.js';
import { sampleOfFold } from '../../core/faithfulness/sampleImages.js';
import type { CellJob } from '../../core/jobs/Job.js';
import { cellManifest, mapSeries, type MapSeries } from '../../core/store/layout.js';
import { findCut } from '../../core/sweep/findCut.js';
import { findRun } from '../../core/sweep/findRun.js';
import { targetLabel } from '../../core/sweep/targetLabel.js';
import { headLayers } from '../../core/sweep/viewsOf.js';
import type { Context } from '../context.js';
import { drawCurves } from './drawCurves.js';
import { closedMaps } from './closedMaps.js';
import { oneAhead } from '../../adapters/dataset/oneAhead.js';
import { openWhole, showImage } from './openWhole.js';
import { randomise, type LevelLikeness } from './randomise.js';
import type { TestedMap } from './TestedMap.js';

/**
 * Tests what a cell's maps have to do with its network, on the images of the sample that it holds out:
 * every series that has not been tested yet, its maps as they were stored.
 */
export async function testFaithfulness(job: CellJob, context: Context): Promise<void> {
  const { store } = context;
  const plan = await lastPlan(store, job.sweep);
  const { spec } = plan;
  const missing = await untestedSeries(store, { key: job.cell, fold: job.fold }, plan);
  if (missing.length === 0 || !spec.faithfulness) return;
  if (spec.require === 'gpu') await context.trunks.engine(true);
  const { backbone, recipe } = findRun(plan, job.run);
  const dataset = await lastDataset(store, plan.dataset);
  const cell = await readTrainedCell(store, job.cell, headLayers(backbone, recipe));
  if (!cell)
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `${cellManifest(job.cell)} is missing`);
  await joinMaps(store, plan, { key: job.cell, fold: job.fold });
  const predicted = new Map(cell.predictions.map((row) => [row.image, row.predicted]));
  const cut = cell.tail && findCut(backbone, recipe);
  const sources = {
    ...{ store, dataset, spec, backbone, recipe },
    tuned: cell.tail && cut && { cell: job.cell, tail: cell.tail, cut },
  };
  const stored = new Map<MapSeries, Awaited<ReturnType<typeof readSeries>>>();
  for (const series of missing) {
    stored.set(series, await readSeries(store, job.cell, series, spec));
  }

  const network = await openWhole(context, sources);
  const curves = new Map<TestedMap, RemovalCurves | undefined>();
  const sample = sampleOfFold(plan, job.fold).map((id) => {
    const entry = dataset.entries.find((one) => one.id === id);
    if (!entry) throw new RangeError(`image ${id} is not in the data set`);
    return entry;
  });
  for await (const [entry, image] of oneAhead(sample, (one) => showImage(sources, one))) {
    const { id } = entry;
    const inputs = image.views.map(({ input }) => input);
    const [taps = []] = await network.taps(inputs, 1, image.views);
    const maps = missing.map((series): TestedMap => {
      const { method, target } = series;
      const label = targetLabel(target, predicted.get(id) ?? '', entry.label, dataset.labels);
      const negative = label === dataset.labels[0];
      const made = () => closedMaps(taps, cell.head, sources, [{ method, negative }], id)[0];
      // The baseline is tested where no sweep asks for its maps, too.
      const map = stored.get(series)?.get(id) ?? made();
      if (!map) throw new RangeError(`${method} has no map of ${id}`);
      return { entry, series, label, negative, map };
    });
    const drawn = await drawCurves(network, cell.head, image, maps, spec.faithfulness.steps);
    for (const map of maps) curves.set(map, drawn.get(map));
  }

  const asked = mapSeries(spec).map(({ method }) => method);
  const compared = [...curves.keys()].filter(
    ({ series: { method } }) => asked.includes(method) && isClosed(method),
  );
  const levels = spec.faithfulness.randomise
    ? await randomise(context, sources, cell.head, compared, job.cell)
    : undefined;
  for (const series of missing) {
    const own = [...curves].filter(([map]) => map.series === series);
    const rows = own.map(([map, drawn]) => describe(map, drawn, levels?.get(map)));
    await writeTested(store, job.cell, series, spec, rows);
  }
}

// A method that asks the network would cost its passes once more for every level.
const isClosed = (name: string): boolean => findCamMethod(name)?.asks === 'nothing';

function describe(
  { entry, label }: TestedMap,
  curves: RemovalCurves | undefined,
  levels: readonly LevelLikeness[] = [],
): CellFaithfulness {
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    image: entry.id,
    targetLabel: label,
    deletion: curves?.deletion ?? null,
    insertion: curves?.insertion ?? null,
    levels: levels.map(({ name, blocks, rank, ssim }) => ({
      ...{ level: name, blocks },
      ...{ rank: finite(rank), ssim: finite(ssim) },
    })),
  };
}
