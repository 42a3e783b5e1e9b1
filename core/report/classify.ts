import { aucComponents } from '../metrics/aucComponents.js';
import { averagePrecision } from '../metrics/averagePrecision.js';
import { bootstrapByGroup } from '../metrics/bootstrapByGroup.js';
import { brier } from '../metrics/brier.js';
import {
  accuracy,
  balancedAccuracy,
  confusion,
  f1,
  matthews,
  sensitivity,
  specificity,
} from '../metrics/confusion.js';
import { delongInterval } from '../metrics/delong.js';
import { rankScores } from '../metrics/rankScores.js';
import { rocAuc } from '../metrics/rocAuc.js';
import { wilson } from '../metrics/wilson.js';
import { estimate, intervalFigures } from './figures.js';
import type { Classification } from './Report.js';
import type { PredictionRow } from './rows.js';

/** How well images were classified, every figure with an interval by a bootstrap over groups. */
export function classify(rows: readonly PredictionRow[], positiveLabel: string): Classification {
  const positive = Uint8Array.from(rows, (row) => (row.label === positiveLabel ? 1 : 0));
  const probabilities = rows.map((row) => row.probability);
  // By logit: probabilities of confident predictions round to the same number.
  const logits = rows.map((row) => row.logit);
  const ranking = rankScores(logits, positive);
  const atHalf = rows.map((row) => (row.predicted === positiveLabel ? 1 : 0));
  const atYouden = rows.map((row) => (row.probability >= row.youdenThreshold ? 1 : 0));
  const all = (weights?: Uint16Array): number[] => {
    const half = confusion(atHalf, positive, weights);
    const youden = confusion(atYouden, positive, weights);
    return [
      rocAuc(ranking, weights),
      averagePrecision(ranking, weights),
      brier(probabilities, positive, weights),
      ...[half, youden].flatMap((c) => [
        accuracy(c),
        sensitivity(c),
        specificity(c),
        balancedAccuracy(c),
        f1(c),
        matthews(c),
      ]),
    ];
  };
  const values = all();
  const intervals = bootstrapByGroup(
    rows.map((row) => row.group),
    all,
  );
  const positives = positive.reduce((a, b) => a + b, 0);
  const n = rows.length;
  const at = (i: number, of = n) => estimate(values[i] ?? NaN, intervals[i], of);
  // The rate times its number of images, which rounding undoes.
  const plain = (i: number, of = n) => {
    const hits = of === 0 ? 0 : Math.round((values[i] as number) * of);
    return { ...at(i, of), wilson: intervalFigures(wilson(hits, of)) };
  };
  const decision = (from: number) => ({
    accuracy: plain(from),
    sensitivity: plain(from + 1, positives),
    specificity: plain(from + 2, n - positives),
    balancedAccuracy: at(from + 3),
    f1: at(from + 4),
    mcc: at(from + 5),
  });
  return {
    auc: { ...at(0), delong: intervalFigures(delongInterval(aucComponents(logits, positive))) },
    averagePrecision: at(1),
    brier: at(2),
    ...decision(3),
    atYouden: decision(9),
  };
}
