import type { PredictionRow } from '../../core/report/rows.js';
import type { Cell } from '../../core/sweep/Plan.js';
import type { TrainedCell } from './trainedCell.js';

/** What a cell says of its held-out images. */
export function predictionRows(
  { key, run, fold }: Pick<Cell, 'key' | 'run' | 'fold'>,
  { predictions, training }: Pick<TrainedCell, 'predictions' | 'training'>,
  groupOf: ReadonlyMap<string, string>,
): PredictionRow[] {
  const { youdenThreshold, temperature } = training;
  const fitted = typeof temperature === 'number' ? { temperature } : {};
  return predictions.map((row) => {
    const group = groupOf.get(row.image) ?? row.image;
    return { run, fold, cell: key, ...row, group, youdenThreshold, ...fitted };
  });
}
