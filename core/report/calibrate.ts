import { bootstrapByGroup } from '../metrics/bootstrapByGroup.js';
import { brier } from '../metrics/brier.js';
import { calibrationError } from '../metrics/calibrationError.js';
import { reliability } from '../metrics/reliability.js';
import { wilson } from '../metrics/wilson.js';
import { sigmoid } from '../training/logistic.js';
import { estimate, figure, intervalFigures } from './figures.js';
import type { Calibration } from './Report.js';
import type { PredictionRow } from './rows.js';

/** Do the predicted probabilities come true? Expected calibration error and its bins. */
export function calibrate(rows: readonly PredictionRow[], positiveLabel: string): Calibration {
  const positive = Uint8Array.from(rows, (row) => (row.label === positiveLabel ? 1 : 0));
  const probabilities = Float64Array.from(rows, (row) => row.probability);
  const groups = rows.map((row) => row.group);
  const [interval] = bootstrapByGroup(groups, (weights) => [
    calibrationError(reliability(probabilities, positive, weights)),
  ]);
  const bins = reliability(probabilities, positive);
  const tempered = temper(rows, positive);
  return {
    ece: estimate(calibrationError(bins), interval, rows.length),
    ...(tempered ? { tempered } : {}),
    bins: bins.map(({ from, to, n, positives, probability, rate }) => ({
      from: figure(from) ?? 0,
      to: figure(to) ?? 0,
      n,
      positives,
      probability: figure(probability),
      rate: figure(rate),
      ci95: intervalFigures(wilson(positives, n)),
    })),
  };
}

/** Nothing where a fold has no temperature. */
function temper(rows: readonly PredictionRow[], positive: Uint8Array): Calibration['tempered'] {
  const byFold = new Map<number, number>();
  const probabilities = new Float64Array(rows.length);
  for (const [i, { fold, logit, temperature }] of rows.entries()) {
    if (temperature === undefined) return undefined;
    byFold.set(fold, temperature);
    probabilities[i] = sigmoid(logit / temperature);
  }
  const all = (weights?: Uint16Array): number[] => [
    calibrationError(reliability(probabilities, positive, weights)),
    brier(probabilities, positive, weights),
  ];
  const [ece = NaN, score = NaN] = all();
  const intervals = bootstrapByGroup(
    rows.map((row) => row.group),
    all,
  );
  return {
    temperatures: [...byFold].map(([fold, temperature]) => ({
      fold,
      temperature: figure(temperature) ?? 0,
    })),
    ece: estimate(ece, intervals[0], rows.length),
    brier: estimate(score, intervals[1], rows.length),
  };
}
