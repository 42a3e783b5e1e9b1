import { bootstrapByGroup } from '../metrics/bootstrapByGroup.js';
import { calibrationError } from '../metrics/calibrationError.js';
import { reliability } from '../metrics/reliability.js';
import { wilson } from '../metrics/wilson.js';
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
  return {
    ece: estimate(calibrationError(bins), interval, rows.length),
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
