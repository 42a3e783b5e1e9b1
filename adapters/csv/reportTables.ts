import { places } from '../../core/regions/Place.js';
import type { OutcomeRow, PerRegion, PredictionRow } from '../../core/report/rows.js';
import { sigmoid } from '../../core/training/logistic.js';
import type { TableOf } from './openTable.js';
import type { Cells } from './writeTable.js';

export const predictionColumns: readonly string[] = [
  ...['run', 'fold', 'cell', 'image', 'group', 'label'],
  ...['logit', 'probability', 'predicted', 'youdenThreshold', 'temperature', 'calibrated'],
];

/**
 * predictions.csv: one row a held-out image and run. `calibrated` is the probability by the cell's
 * temperature, empty where it has none.
 */
export const predictionTable: TableOf<readonly PredictionRow[]> = {
  columns: predictionColumns,
  rows: (rows) => rows.map(flatPrediction),
};

/** A row of predictions.csv by its columns. */
export function flatPrediction({ temperature, ...row }: PredictionRow): Cells {
  if (temperature === undefined) return { ...row, temperature: '', calibrated: '' };
  return { ...row, temperature, calibrated: sigmoid(row.logit / temperature) };
}

const localisations = [
  'energy',
  'relevance',
  'rank',
  'topK',
  'pixelAuc',
  'iouBest',
  'iouHalf',
] as const;

export const outcomeColumns: readonly string[] = [
  ...['run', 'fold', 'cell', 'image', 'group', 'label', 'predicted'],
  ...['method', 'target', 'targetLabel', 'x', 'y', 'outcome', 'tie'],
  ...['hit', 'chance', 'share', 'centre', ...localisations].flatMap((name) =>
    places.map((place) => `${name}_${place}`),
  ),
  'halfShare',
];

/** outcomes.csv: one row a map. */
export const outcomeTable: TableOf<readonly OutcomeRow[]> = {
  columns: outcomeColumns,
  rows: (rows) => rows.map(flatOutcome),
};

/** A row of outcomes.csv by its columns. */
export function flatOutcome(row: OutcomeRow): Cells {
  const { hit, chance, share, centreHit, localisation, ...rest } = row;
  return {
    ...rest,
    ...spread('hit', hit),
    ...spread('chance', chance),
    ...spread('share', share),
    ...spread('centre', centreHit),
    ...spreads(localisation),
    halfShare: localisation.halfShare,
  };
}

function spread(name: string, values: PerRegion<number | boolean>): Cells {
  return Object.fromEntries(places.map((place) => [`${name}_${place}`, values[place]]));
}

function spreads(values: OutcomeRow['localisation']): Cells {
  return Object.fromEntries(
    localisations.flatMap((name) => Object.entries(spread(name, values[name]))),
  );
}

export interface CellRow {
  readonly cell: string;
  readonly run: string;
  readonly backbone: string;
  readonly recipe: string;
  readonly seed: number;
  readonly fold: number;
  readonly state: 'done' | 'missing';
  readonly epochs: number | '';
  readonly training: number | '';
  readonly test: number | '';
  readonly youdenThreshold: number | '';
  readonly validationAuc: number | '';
  readonly engine: string;
}

/** cells.csv: one row a run and fold. */
export const cellTable: TableOf<readonly CellRow[]> = {
  columns: [
    ...['cell', 'run', 'backbone', 'recipe', 'seed', 'fold', 'state', 'epochs'],
    ...['training', 'test', 'youdenThreshold', 'validationAuc', 'engine'],
  ],
  rows: (rows) => rows.map((row) => ({ ...row })),
};
