import { predictionRows } from '../../adapters/cells/predictionRows.js';
import { readTrainedCell, type TrainedCell } from '../../adapters/cells/trainedCell.js';
import type { CellRow } from '../../adapters/csv/reportTables.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import { keepPredictions, type KeptPredictions } from '../../core/report/keepPredictions.js';
import type { Missing } from '../../core/report/Report.js';
import type { PredictionRow } from '../../core/report/rows.js';
import type { Validation } from '../../core/report/selectRuns.js';
import { findRun } from '../../core/sweep/findRun.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import { headLayers } from '../../core/sweep/viewsOf.js';
import type { Context } from '../context.js';
import { explainGap } from './explainGap.js';

export interface CollectedCells {
  readonly predictions: KeptPredictions;
  readonly cells: CellRow[];
  readonly engines: string[];
  readonly validations: Validation[];
  readonly missing: Missing[];
}

/**
 * Reads what the store has of the training of a sweep's cells, and finds out why the rest is missing.
 * @param see is shown the predictions of each cell
 */
export async function collectCells(
  plan: Plan,
  dataset: Dataset,
  job: ReportJob,
  context: Context,
  see: (rows: readonly PredictionRow[]) => Promise<void>,
): Promise<CollectedCells> {
  const collected: CollectedCells = {
    predictions: keepPredictions(),
    cells: [],
    engines: [],
    validations: [],
    missing: [],
  };
  const groups = new Map(dataset.entries.map((entry) => [entry.id, entry.group]));
  for (const cell of plan.cells) {
    const { run, backbone, recipe } = findRun(plan, cell.run);
    const layers = headLayers(backbone, recipe);
    const trained = await readTrainedCell(context.store, cell.key, layers);
    collected.cells.push(describeCell(cell, run, trained));
    if (!trained) {
      collected.missing.push(await explainGap(cell, ['train'], job, context));
      continue;
    }
    collected.engines.push(trained.training.engine);
    const { validationAuc: auc } = trained.training;
    if (typeof auc === 'number') collected.validations.push({ run: run.id, fold: cell.fold, auc });
    const rows = predictionRows(cell, trained, groups);
    collected.predictions.add(run.id, rows);
    await see(rows);
  }
  return collected;
}

function describeCell(
  cell: Cell,
  run: Plan['runs'][number],
  trained: TrainedCell | undefined,
): CellRow {
  const training = trained?.training;
  return {
    cell: cell.key,
    run: run.id,
    backbone: run.backbone,
    recipe: run.recipe,
    seed: run.seed,
    fold: cell.fold,
    state: trained ? 'done' : 'missing',
    epochs: training?.epochs ?? '',
    training: training?.images.training ?? '',
    test: training?.images.test ?? '',
    youdenThreshold: training?.youdenThreshold ?? '',
    validationAuc: training?.validationAuc ?? '',
    engine: training?.engine ?? '',
  };
}
