import { aucComponents, type AucComponents } from '../metrics/aucComponents.js';
import type { Resampled } from '../metrics/bootstrapDifference.js';
import { rankScores } from '../metrics/rankScores.js';
import { resampleStatistics } from '../metrics/resampleStatistics.js';
import { rocAuc } from '../metrics/rocAuc.js';
import type { PredictionRow } from './rows.js';

/** Predictions with all that it takes to compare them with others of the same images. */
export interface Judged {
  readonly rows: readonly PredictionRow[];
  /** Per row: 1 for a correct call. */
  readonly correct: Uint8Array;
  readonly components: AucComponents;
  readonly auc: Resampled;
  readonly accuracy: Resampled;
}

/** @param positive per row: 1 for the positive label */
export function judge(rows: readonly PredictionRow[], positive: Uint8Array): Judged {
  const logits = rows.map((row) => row.logit);
  const correct = Uint8Array.from(rows, (row) => (row.predicted === row.label ? 1 : 0));
  const ranking = rankScores(logits, positive);
  const [aucs = none, accuracies = none] = resampleStatistics(
    rows.map((row) => row.group),
    (weights) => [rocAuc(ranking, weights), share(correct, weights)],
  );
  return {
    rows,
    correct,
    components: aucComponents(logits, positive),
    auc: { value: rocAuc(ranking), resamples: aucs },
    accuracy: { value: share(correct), resamples: accuracies },
  };
}

const none = new Float64Array();

function share(of: Uint8Array, weights?: Uint16Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < of.length; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    sum += weight * (of[i] as number);
    total += weight;
  }
  return sum / total;
}
