import type { PredictionRow } from '../../core/report/rows.js';

/** A benign image called benign, each image a group of its own, but for what is told otherwise. */
export function predictionRow(row: Partial<PredictionRow> & { image: string }): PredictionRow {
  return {
    run: 'net-head-s1',
    fold: 0,
    cell: 'c0',
    group: row.image,
    label: 'benign',
    logit: -1,
    probability: 0.25,
    predicted: 'benign',
    youdenThreshold: 0.5,
    ...row,
  };
}
