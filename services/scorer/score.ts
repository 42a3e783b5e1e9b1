import { hasOutcomes, writeOutcomes } from '../../adapters/cells/outcomes.js';
import { flatten, type CellOutcome } from '../../adapters/cells/outcomesFile.js';
import { joinMaps, readSeries } from '../../adapters/cells/maps.js';
import type { CellPrediction } from '../../adapters/cells/predictionsFile.js';
import { readTrainedCell } from '../../adapters/cells/trainedCell.js';
import { lastDataset } from '../../adapters/dataset/lastDataset.js';
import { openRegionLoader } from '../../adapters/dataset/loadRegions.js';
import { loadWindow } from '../../adapters/dataset/loadWindow.js';
import { oneAhead } from '../../adapters/dataset/oneAhead.js';
import { lastPlan } from '../../adapters/sweep/lastPlan.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import { seenMap } from '../../core/image/placeMap.js';
import { clipWindow, type Window } from '../../core/image/Window.js';
import type { CellJob } from '../../core/jobs/Job.js';
import { centreHits } from '../../core/pointing/centreHits.js';
import { openRegions, type PreparedRegions } from '../../core/pointing/openRegions.js';
import { unpackRegions } from '../../core/pointing/packRegions.js';
import { playPointingGame } from '../../core/pointing/playPointingGame.js';
import { mapSeries } from '../../core/store/layout.js';
import { findRun } from '../../core/sweep/findRun.js';
import { mapView } from '../../core/sweep/mapView.js';
import { targetLabel } from '../../core/sweep/targetLabel.js';
import { headLayers } from '../../core/sweep/viewsOf.js';
import type { Context } from '../context.js';

/** What an image's maps are played on. */
interface Stage {
  readonly entry: Entry;
  readonly regions: PreparedRegions;
  /** What was shown of the image, and the part of that on the image; nothing where all was seen. */
  readonly window: Window | undefined;
  readonly seen: Window | undefined;
}

/** Plays the pointing game, and measures the localisation, of every map of one cell that has not been scored yet. */
export async function score(job: CellJob, context: Context): Promise<void> {
  const { store } = context;
  const plan = await lastPlan(store, job.sweep);
  const { spec } = plan;
  const { backbone, recipe } = findRun(plan, job.run);
  const layers = headLayers(backbone, recipe);
  const cell = await readTrainedCell(store, job.cell, layers);
  if (!cell) return;
  await joinMaps(store, plan, { key: job.cell, fold: job.fold });
  const dataset = await lastDataset(store, plan.dataset);
  const entries = new Map(dataset.entries.map((entry) => [entry.id, entry]));
  const loadRegions = openRegionLoader(store, dataset, spec, context.environment.cacheFolder);
  const prepared = new Map<string, Stage>();
  const prepare = async ({ image }: CellPrediction): Promise<Stage> => {
    const known = prepared.get(image);
    if (known) return known;
    const entry = entries.get(image);
    if (!entry) throw new RangeError(`image ${image} is not in the data set`);
    const window = await loadWindow(store, dataset, entry, mapView(recipe));
    const seen = window && clipWindow(window, entry);
    const regions = openRegions(unpackRegions(await loadRegions(entry)), seen);
    prepared.set(image, { entry, window, seen, regions });
    return { entry, window, seen, regions };
  };
  for (const series of mapSeries(spec)) {
    if (await hasOutcomes(store, job.cell, series, spec)) continue;
    const maps = await readSeries(store, job.cell, series, spec);
    if (!maps) continue;
    const rows: CellOutcome[] = [];
    for await (const [{ image, predicted, label }, stage] of oneAhead(cell.predictions, prepare)) {
      const map = maps.get(image);
      if (!map) throw new RangeError(`${series.method} has no map of ${image}`);
      const { entry, window, seen, regions } = stage;
      const shown = window ? seenMap(map, window, entry) : map;
      const game = playPointingGame(shown.data, shown.width, shown.height, regions);
      const [left, top] = game.outcome === 'degenerate' ? [0, 0] : [seen?.x ?? 0, seen?.y ?? 0];
      rows.push({
        image,
        targetLabel: targetLabel(series.target, predicted, label, dataset.labels),
        x: game.x + left,
        y: game.y + top,
        outcome: game.outcome,
        tie: game.tie,
        ...flatten('hit', game.hit),
        ...flatten('chance', regions.chance),
        ...flatten('share', regions.share),
        ...flatten('centre', centreHits(regions)),
        ...flatten('energy', game.localisation.energy),
        ...flatten('relevance', game.localisation.relevance),
        ...flatten('rank', game.localisation.rank),
        ...flatten('topK', game.localisation.topK),
        ...flatten('pixelAuc', game.localisation.pixelAuc),
        ...flatten('iouBest', game.localisation.iouBest),
        ...flatten('iouHalf', game.localisation.iouHalf),
        halfShare: game.localisation.halfShare,
      });
    }
    await writeOutcomes(store, job.cell, series, spec, rows);
  }
  context.meter.countImages('score', prepared.size);
}
