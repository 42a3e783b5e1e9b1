import { predictionRows } from '../../adapters/cells/predictionRows.js';
import { readTrainedCell } from '../../adapters/cells/trainedCell.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import { keepPredictions, type KeptPredictions } from '../../core/report/keepPredictions.js';
import type { Missing } from '../../core/report/Report.js';
import type { PredictionRow } from '../../core/report/rows.js';
import { findRun } from '../../core/sweep/findRun.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { headLayers } from '../../core/sweep/viewsOf.js';
import type { Context } from '../context.js';
import { explainGap } from './explainGap.js';

export interface CollectedUngrouped {
  readonly predictions: KeptPredictions;
  readonly engines: string[];
  readonly missing: Missing[];
}

/**
 * Reads the predictions on folds that ignore groups, and finds out why the rest is missing.
 * @param see is shown the predictions of each cell
 */
export async function collectUngrouped(
  plan: Plan,
  dataset: Dataset,
  job: ReportJob,
  context: Context,
  see?: (rows: readonly PredictionRow[]) => Promise<void>,
): Promise<CollectedUngrouped> {
  const collected: CollectedUngrouped = {
    predictions: keepPredictions(),
    engines: [],
    missing: [],
  };
  const groupOf = new Map(dataset.entries.map((entry) => [entry.id, entry.group]));
  const grouped = new Set(plan.cells.map(({ key }) => key));
  for (const cell of plan.ungrouped?.cells ?? []) {
    const { backbone, recipe } = findRun(plan, cell.run);
    const layers = headLayers(backbone, recipe);
    const trained = await readTrainedCell(context.store, cell.key, layers);
    if (trained) {
      collected.engines.push(trained.training.engine);
      const rows = predictionRows(cell, trained, groupOf);
      collected.predictions.add(cell.run, rows);
      await see?.(rows);
    } else if (!grouped.has(cell.key)) {
      // A cell that is one of the grouped ones is named as that.
      collected.missing.push(await explainGap(cell, ['train'], job, context));
    }
  }
  return collected;
}
