import type { OutcomeRow } from '../../core/report/rows.js';
import type { MapSeries } from '../../core/store/layout.js';
import type { Cell } from '../../core/sweep/Plan.js';
import { unflatten, type CellOutcome } from './outcomesFile.js';
import type { CellPrediction } from './predictionsFile.js';

/** The games of a cell's maps, joined to what the cell says of their images. */
export function outcomeRows(
  { key, run, fold }: Pick<Cell, 'key' | 'run' | 'fold'>,
  series: MapSeries,
  outcomes: readonly CellOutcome[],
  predictions: readonly CellPrediction[],
  groupOf: ReadonlyMap<string, string>,
): OutcomeRow[] {
  const predicted = new Map(predictions.map((row) => [row.image, row]));
  return outcomes.map((row) => {
    const { label = '', predicted: called = '' } = predicted.get(row.image) ?? {};
    const group = groupOf.get(row.image) ?? row.image;
    const head = { run, fold, cell: key, ...series, group, label, predicted: called };
    return { ...head, ...widen(row) };
  });
}

function widen(row: CellOutcome) {
  const { image, targetLabel, x, y, outcome, tie } = row;
  return {
    ...{ image, targetLabel, x, y, outcome, tie },
    hit: unflatten<'hit', boolean>('hit', row),
    chance: unflatten<'chance', number>('chance', row),
    share: unflatten<'share', number>('share', row),
    centreHit: unflatten<'centre', boolean>('centre', row),
    localisation: {
      energy: unflatten<'energy', number>('energy', row),
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
