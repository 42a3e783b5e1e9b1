import { outcomeRows } from '../../cells/outcomeRows.js';
import { predictionRows } from '../../cells/predictionRows.js';
import type { OutcomeRow, PredictionRow } from '../../../core/report/rows.js';
import { mapSeries, type MapSeries } from '../../../core/store/layout.js';
import type { Cell, Plan } from '../../../core/sweep/Plan.js';
import type { CellCache } from './openCellCache.js';

/** What rows are asked for; everything where nothing is said. */
export interface RowFilter {
  readonly run?: string | undefined;
  readonly method?: string | undefined;
  readonly target?: string | undefined;
  readonly image?: string | undefined;
}

/** The cells that may have such rows, in the order of the plan: run by run, fold by fold. */
export function cellsOf(plan: Plan, { run, image }: RowFilter): Cell[] {
  const fold = image === undefined ? undefined : (plan.folds[image] ?? -1);
  return plan.cells.filter(
    (cell) => (run ?? cell.run) === cell.run && (fold ?? cell.fold) === cell.fold,
  );
}

export const seriesOf = (plan: Plan, { method, target }: RowFilter): MapSeries[] =>
  mapSeries(plan.spec).filter(
    (series) =>
      (method ?? series.method) === series.method && (target ?? series.target) === series.target,
  );

/** What a cell says of its images; nothing before it is trained. */
export async function cellPredictions(
  cells: CellCache,
  plan: Plan,
  cell: Cell,
  { image }: RowFilter,
): Promise<PredictionRow[]> {
  const training = await cells.training(cell.key);
  if (!training) return [];
  const { groups } = await cells.dataset(plan.dataset);
  const rows = predictionRows(cell, training, groups);
  return image === undefined ? rows : rows.filter((row) => row.image === image);
}

/** The games of a cell's maps: of the series that are scored. */
export async function cellOutcomes(
  cells: CellCache,
  plan: Plan,
  cell: Cell,
  filter: RowFilter,
): Promise<OutcomeRow[]> {
  const training = await cells.training(cell.key);
  if (!training) return [];
  const { groups } = await cells.dataset(plan.dataset);
  const rows: OutcomeRow[] = [];
  for (const series of seriesOf(plan, filter)) {
    const outcomes = await cells.outcomes(cell.key, series, plan.spec);
    if (outcomes) rows.push(...outcomeRows(cell, series, outcomes, training.predictions, groups));
  }
  return filter.image === undefined ? rows : rows.filter((row) => row.image === filter.image);
}
