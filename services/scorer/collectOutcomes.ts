import { outcomeRows } from '../../adapters/cells/outcomeRows.js';
import { readOutcomes } from '../../adapters/cells/outcomes.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import type { Missing } from '../../core/report/Report.js';
import type { OutcomeRow, PredictionRow } from '../../core/report/rows.js';
import { mapSeries, type MapSeries } from '../../core/store/layout.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';
import { explainGap } from './explainGap.js';

export interface CollectedOutcomes {
  readonly rows: OutcomeRow[];
  readonly missing: Missing[];
}

export interface RunInput {
  readonly plan: Plan;
  readonly dataset: Dataset;
  /** Of the run. */
  readonly predictions: readonly PredictionRow[];
}

/**
 * Reads what the store has of the games of a run, and finds out why the rest is missing.
 * @param cells of the run that are trained
 * @param see is shown the rows of each series of each cell
 */
export async function collectOutcomes(
  { plan, dataset, predictions }: RunInput,
  cells: readonly Cell[],
  job: ReportJob,
  context: Context,
  see: (rows: readonly OutcomeRow[]) => Promise<void>,
): Promise<CollectedOutcomes> {
  const collected: CollectedOutcomes = { rows: [], missing: [] };
  const groups = new Map(dataset.entries.map((entry) => [entry.id, entry.group]));
  for (const cell of cells) {
    const own = predictions.filter((row) => row.fold === cell.fold);
    const gaps: MapSeries[] = [];
    for (const series of mapSeries(plan.spec)) {
      const rows = await readOutcomes(context.store, cell.key, series, plan.spec);
      if (!rows) gaps.push(series);
      const joined = outcomeRows(cell, series, rows ?? [], own, groups);
      await see(joined);
      collected.rows.push(...joined);
    }
    if (gaps.length > 0) {
      collected.missing.push(await explainGap(cell, ['explain', 'score'], job, context));
    }
  }
  return collected;
}
