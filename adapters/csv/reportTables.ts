import { perPlace, places } from '../../core/regions/Place.js';
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

/** What has a column for every place. */
const spreads = ['hit', 'chance', 'share', 'centre', ...localisations] as const;
type Spread = (typeof spreads)[number];

// Named once: rows are many.
const columnsOf = Object.fromEntries(
  spreads.map((name) => [name, perPlace((place) => `${name}_${place}`)]),
) as Readonly<Record<Spread, PerRegion<string>>>;

export const outcomeColumns: readonly string[] = [
  ...['run', 'fold', 'cell', 'image', 'group', 'label', 'predicted'],
  ...['method', 'target', 'targetLabel', 'x', 'y', 'outcome', 'tie'],
  ...spreads.flatMap((name) => places.map((place) => columnsOf[name][place])),
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
  const cells: Record<string, string | number | boolean> = rest;
  const spread = (name: Spread, values: PerRegion<number | boolean>): void => {
    const own = columnsOf[name];
    for (const place of places) cells[own[place]] = values[place];
  };
  spread('hit', hit);
  spread('chance', chance);
  spread('share', share);
  spread('centre', centreHit);
  for (const name of localisations) spread(name, localisation[name]);
  cells['halfShare'] = localisation.halfShare;
  return cells;
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
