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

/** Which run predicts each fold, in the order of the folds. */
export type Chosen = Selection['folds'];

/**
 * Chooses among runs without a look at test images (nested validation; Cawley & Talbot, JMLR 11, 2010):
 * in every fold the one with the highest validation AUC, the first of equals.
 * @param runs of the sweep, in its order
 * @returns nothing for a single run, and where a cell is missing
 */
export function selectRuns(
  runs: readonly string[],
  folds: number,
  validations: readonly Validation[],
): Chosen | undefined {
  if (runs.length < 2) return undefined;
  const aucs = new Map(validations.map(({ run, fold, auc }) => [`${fold} ${run}`, auc]));
  const chosen: Chosen = [];
  for (let fold = 0; fold < folds; fold++) {
    let best: Chosen[number] | undefined;
    for (const run of runs) {
      const auc = aucs.get(`${fold} ${run}`) ?? NaN;
      if (Number.isNaN(auc)) return undefined;
      if (!best || auc > best.validationAuc) best = { fold, run, validationAuc: auc };
    }
    if (best) chosen.push(best);
  }
  return chosen;
}

export const isChosen = (
  chosen: Chosen | undefined,
  { run, fold }: { readonly run: string; readonly fold: number },
): boolean => chosen?.[fold]?.run === run;

/**
 * What the chosen runs give on the test images of their folds.
 * @param predictions of the chosen runs alone, sorted, as are the outcomes, so that the same rows give
 * the same figures
 */
export function reportSelection(
  chosen: Chosen,
  predictions: readonly PredictionRow[],
  outcomes: readonly OutcomeRow[],
  labels: readonly [string, string],
  series: readonly MapSeries[],
): Selection {
  return {
    folds: chosen,
    classification: classify(predictions, labels[1]),
    pointing: series.map(({ method, target }) =>
      reportPointing(
        method,
        target,
        outcomes.filter((row) => row.method === method && row.target === target),
        labels,
      ),
    ),
  };
}
