import { hasOutcomes, writeOutcomes } from '../../adapters/cells/outcomes.js';
import { flatten, type CellOutcome } from '../../adapters/cells/outcomesFile.js';
import { readSeries } from '../../adapters/cells/maps.js';
import { readTrainedCell } from '../../adapters/cells/trainedCell.js';
import { loadDataset } from '../../adapters/dataset/loadDataset.js';
import { loadMask } from '../../adapters/dataset/loadPixels.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import type { CellJob } from '../../core/jobs/Job.js';
import { centreHits } from '../../core/pointing/centreHits.js';
import { playPointingGame } from '../../core/pointing/playPointingGame.js';
import { prepareRegions, type PreparedRegions } from '../../core/pointing/prepareRegions.js';
import { mapSeries } from '../../core/store/layout.js';
import { findRun } from '../../core/sweep/findRun.js';
import { regionSettings } from '../../core/sweep/regionSettings.js';
import { targetLabel } from '../../core/sweep/targetLabel.js';
import type { Context } from '../context.js';

/** Plays the pointing game, and measures the localisation, of every map of one cell that has not been scored yet. */
export async function score(job: CellJob, context: Context): Promise<void> {
  const { store } = context;
  const plan = await readPlan(store, job.sweep);
  const { spec } = plan;
  const { backbone } = findRun(plan, job.run);
  const layers = backbone.taps.map((tap) => tap.layer);
  const cell = await readTrainedCell(store, job.cell, layers);
  if (!cell) return;
  const dataset = await loadDataset(store, plan.dataset);
  const entries = new Map(dataset.entries.map((entry) => [entry.id, entry]));
  const { extents, tolerance } = regionSettings(spec);
  const prepared = new Map<string, PreparedRegions>();
  for (const series of mapSeries(spec)) {
    if (await hasOutcomes(store, job.cell, series, spec)) continue;
    const maps = await readSeries(store, job.cell, series, spec);
    if (!maps) continue;
    const rows: CellOutcome[] = [];
    for (const { image, predicted, label } of cell.predictions) {
      const entry = entries.get(image);
      const map = maps.get(image);
      if (!entry || !map) throw new RangeError(`${series.method} has no map of ${image}`);
      const regions =
        prepared.get(image) ??
        prepareRegions(
          await loadMask(store, dataset, entry),
          entry.width,
          entry.height,
          extents,
          tolerance,
          entry.spacing,
        );
      prepared.set(image, regions);
      const game = playPointingGame(map.data, map.width, map.height, regions);
      rows.push({
        image,
        targetLabel: targetLabel(series.target, predicted, label, dataset.labels),
        x: game.x,
        y: game.y,
        outcome: game.outcome,
        tie: game.tie,
        ...flatten('hit', game.hit),
        ...flatten('chance', regions.chance),
        ...flatten('share', regions.share),
        ...flatten('centre', centreHits(regions)),
        ...flatten('energy', game.energy),
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
}
