import { rankScores } from '../metrics/rankScores.js';
import { rocAuc } from '../metrics/rocAuc.js';
import { compareSides, correctSides, judgeSide, type Uncorrected } from './compareSides.js';
import type { Judged } from './judge.js';
import type { RunComparison } from './Report.js';
import type { PredictionRow } from './rows.js';

/**
 * So many runs make 435 pairs and 870 tests, about the most that one looks through and that Holm's
 * correction leaves something of. Pairs grow with the square.
 */
export const mostPaired = 30;

export interface RunComparisons {
  /** The run that all others are compared with, where there are too many for every two. */
  readonly best?: string;
  readonly pairs: RunComparison[];
}

/** Comparisons that are made as the runs come. */
export interface OpenComparisons {
  /** @param rows sorted, so that the same rows give the same figures */
  add(run: string, rows: readonly PredictionRow[]): void;
  /** Holm's correction is over both p-values of all pairs. */
  finish(): RunComparisons;
}

/**
 * Every two runs on the images that both have predicted: which ranks them better, and which calls more
 * of them rightly. Of more than `mostPaired` runs, the best one (the highest AUC over its images, the
 * first of equals) with each of the others.
 * @param predictionsOf a run, sorted as those that are added are
 */
export function compareRuns(
  runs: readonly string[],
  predictionsOf: (run: string) => readonly PredictionRow[],
  positiveLabel: string,
): OpenComparisons {
  const sideOf = (run: string, rows: readonly PredictionRow[]): Side => ({
    run,
    judged: judgeSide(rows, positiveLabel),
  });
  const pairs: (Uncorrected & Pick<RunComparison, 'first' | 'second'>)[] = [];
  const compare = (first: Side, second: Side): void => {
    const own = compareSides(first.judged, second.judged, positiveLabel);
    if (own) pairs.push({ first: first.run, second: second.run, ...own });
  };
  if (runs.length <= mostPaired) {
    const sides: Side[] = [];
    return {
      add: (run, rows) => void sides.push(sideOf(run, rows)),
      finish: () => {
        sides.forEach((first, i) => {
          for (const second of sides.slice(i + 1)) compare(first, second);
        });
        return { pairs: correctSides(pairs) };
      },
    };
  }
  const best = findBest(runs, predictionsOf, positiveLabel);
  const first = best === undefined ? undefined : sideOf(best, predictionsOf(best));
  return {
    add: (run, rows) => {
      if (first && run !== best) compare(first, sideOf(run, rows));
    },
    finish: () => ({ ...(best === undefined ? {} : { best }), pairs: correctSides(pairs) }),
  };
}

interface Side {
  readonly run: string;
  readonly judged: Judged;
}

function findBest(
  runs: readonly string[],
  predictionsOf: (run: string) => readonly PredictionRow[],
  positiveLabel: string,
): string | undefined {
  let best: { readonly run: string; readonly auc: number } | undefined;
  for (const run of runs) {
    const rows = predictionsOf(run);
    const logits = rows.map((row) => row.logit);
    const positive = rows.map((row) => (row.label === positiveLabel ? 1 : 0));
    const auc = rocAuc(rankScores(logits, positive));
    if (!Number.isNaN(auc) && (!best || auc > best.auc)) best = { run, auc };
  }
  return best?.run;
}
