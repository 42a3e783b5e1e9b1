import type { CellRow } from '../../adapters/csv/reportTables.js';
import { readOutcomes } from '../../adapters/cells/outcomes.js';
import { unflatten, type CellOutcome } from '../../adapters/cells/outcomesFile.js';
import { readTrainedCell, type TrainedCell } from '../../adapters/cells/trainedCell.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import type { Missing } from '../../core/report/Report.js';
import type { OutcomeRow, PredictionRow } from '../../core/report/rows.js';
import type { Validation } from '../../core/report/selectRuns.js';
import { mapSeries, type MapSeries } from '../../core/store/layout.js';
import { findRun } from '../../core/sweep/findRun.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import { headLayers } from '../../core/sweep/viewsOf.js';
import type { Context } from '../context.js';
import { explainGap } from './explainGap.js';
import { predictionRows } from './predictionRows.js';

export interface CollectedSweep {
  readonly predictions: PredictionRow[];
  readonly outcomes: OutcomeRow[];
  readonly cells: CellRow[];
  readonly engines: string[];
  readonly validations: Validation[];
  readonly missing: Missing[];
}

/** Reads what the store has of a sweep's cells, and finds out why the rest is missing. */
export async function collectSweep(
  plan: Plan,
  dataset: Dataset,
  job: ReportJob,
  context: Context,
): Promise<CollectedSweep> {
  const collected: CollectedSweep = {
    predictions: [],
    outcomes: [],
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
    const head = { run: cell.run, fold: cell.fold, cell: cell.key };
    collected.predictions.push(...predictionRows(cell, trained, groups));
    const gaps: MapSeries[] = [];
    for (const series of mapSeries(plan.spec)) {
      const rows = await readOutcomes(context.store, cell.key, series, plan.spec);
      if (!rows) gaps.push(series);
      const predicted = new Map(trained.predictions.map((row) => [row.image, row]));
      for (const row of rows ?? []) {
        const { label = '', predicted: called = '' } = predicted.get(row.image) ?? {};
        const group = groups.get(row.image) ?? row.image;
        const joined = { ...head, ...series, group, label, predicted: called };
        collected.outcomes.push({ ...joined, ...widen(row) });
      }
    }
    if (gaps.length > 0) {
      collected.missing.push(await explainGap(cell, ['explain', 'score'], job, context));
    }
  }
  return collected;
}

function widen(row: CellOutcome) {
  const { image, targetLabel, x, y, outcome, tie } = row;
  return {
    ...{ image, targetLabel, x, y, outcome, tie },
    hit: unflatten<'hit', boolean>('hit', row),
    chance: unflatten<'chance', number>('chance', row),
    share: unflatten<'share', number>('share', row),
    centreHit: unflatten<'centre', boolean>('centre', row),
    energy: unflatten<'energy', number>('energy', row),
    localisation: {
      relevance: unflatten<'relevance', number>('relevance', row),
      rank: unflatten<'rank', number>('rank', row),
      topK: unflatten<'topK', number>('topK', row),
      pixelAuc: unflatten<'pixelAuc', number>('pixelAuc', row),
      iouBest: unflatten<'iouBest', number>('iouBest', row),
      iouHalf: unflatten<'iouHalf', number>('iouHalf', row),
      halfShare: row.halfShare,
    },
  };
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
