import type { FaithfulnessRow } from '../faithfulness/FaithfulnessRow.js';
import { mapSeries } from '../store/layout.js';
import type { Plan } from '../sweep/Plan.js';
import { calibrate } from './calibrate.js';
import { classify } from './classify.js';
import type { RunReport } from './Report.js';
import { reportFaithfulness } from './reportFaithfulness.js';
import { reportLocalisation } from './reportLocalisation.js';
import { reportPointing, type SwapTable } from './reportPointing.js';
import type { OutcomeRow, PredictionRow } from './rows.js';

/** All rows of one run, sorted by fold and image, so that the same rows give the same figures. */
export interface RunRows {
  readonly predictions: readonly PredictionRow[];
  readonly outcomes: readonly OutcomeRow[];
  /** What was found of the maps of the sample, where the sweep asks for it. */
  readonly faithfulness: readonly FaithfulnessRow[];
  /** Without one a series has no test against swapped masks. */
  readonly swaps: readonly SwapTable[];
}

/** One run's part of the report. */
export function reportRun(
  plan: Plan,
  run: Plan['runs'][number],
  labels: readonly [string, string],
  { predictions, outcomes, faithfulness, swaps }: RunRows,
): RunReport {
  const { spec } = plan;
  const folds = Array.from({ length: spec.folds.k }, (_, fold) => ({
    fold,
    ...classify(
      predictions.filter((row) => row.fold === fold),
      labels[1],
    ),
  }));
  const series = mapSeries(spec).map(({ method, target }) => ({
    method,
    target,
    rows: outcomes.filter((row) => row.method === method && row.target === target),
  }));
  return {
    ...run,
    classification: {
      ...classify(predictions, labels[1]),
      calibration: calibrate(predictions, labels[1]),
      folds,
    },
    pointing: series.map(({ method, target, rows }) =>
      reportPointing(
        method,
        target,
        rows,
        labels,
        swaps.find((swap) => swap.method === method && swap.target === target),
      ),
    ),
    localisation: series.map(({ method, target, rows }) =>
      reportLocalisation(method, target, rows),
    ),
    ...(spec.faithfulness
      ? { faithfulness: reportFaithfulness(mapSeries(spec), faithfulness) }
      : {}),
  };
}
