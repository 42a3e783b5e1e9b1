import type { MapSeries } from '../store/layout.js';
import { classify } from './classify.js';
import type { Selection } from './Report.js';
import { reportPointing } from './reportPointing.js';
import type { OutcomeRow, PredictionRow } from './rows.js';

/** How well a cell ranked its own training images, each by weights that had not seen it. */
export interface Validation {
  readonly run: string;
  readonly fold: number;
  readonly auc: number;
}

export interface SelectionInput {
  /** Of the sweep, in its order. */
  readonly runs: readonly string[];
  readonly folds: number;
  readonly validations: readonly Validation[];
  /** Sorted, as are the outcomes, so that the same rows give the same figures. */
  readonly predictions: readonly PredictionRow[];
  readonly outcomes: readonly OutcomeRow[];
  readonly labels: readonly [string, string];
  readonly series: readonly MapSeries[];
}

/**
 * What choosing among the runs gives without a look at test images (nested validation; Cawley & Talbot,
 * JMLR 11, 2010): in every fold the run with the highest validation AUC, the first of equals, predicts
 * the fold's test images.
 * @returns nothing for a single run, and where a cell is missing
 */
export function selectRuns(input: SelectionInput): Selection | undefined {
  const { runs, labels, validations } = input;
  if (runs.length < 2) return undefined;
  const chosen: Selection['folds'] = [];
  for (let fold = 0; fold < input.folds; fold++) {
    const own = runs.map((run) => validations.find((one) => one.run === run && one.fold === fold));
    let best: Validation | undefined;
    for (const one of own) {
      if (!one || Number.isNaN(one.auc)) return undefined;
      if (!best || one.auc > best.auc) best = one;
    }
    if (best) chosen.push({ fold, run: best.run, validationAuc: best.auc });
  }
  const isChosen = (row: { readonly run: string; readonly fold: number }): boolean =>
    chosen[row.fold]?.run === row.run;
  const outcomes = input.outcomes.filter(isChosen);
  return {
    folds: chosen,
    classification: classify(input.predictions.filter(isChosen), labels[1]),
    pointing: input.series.map(({ method, target }) =>
      reportPointing(
        method,
        target,
        outcomes.filter((row) => row.method === method && row.target === target),
        labels,
      ),
    ),
  };
}
