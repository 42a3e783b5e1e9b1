import { bootstrapDifference } from '../metrics/bootstrapDifference.js';
import { compareAucs } from '../metrics/delong.js';
import { holm } from '../metrics/holm.js';
import { discordant, mcnemar } from '../metrics/mcnemar.js';
import { rankScores } from '../metrics/rankScores.js';
import { rocAuc } from '../metrics/rocAuc.js';
import { figure, intervalFigures } from './figures.js';
import type { RunComparison } from './Report.js';
import type { PredictionRow } from './rows.js';

/** Two predictions of every image. */
export type Sides = readonly (readonly [first: PredictionRow, second: PredictionRow])[];

export type Comparison = Omit<RunComparison, 'first' | 'second'>;

/** Two tables of predictions on the images that both have, in the order of the first. */
export function pairRows(first: readonly PredictionRow[], second: readonly PredictionRow[]): Sides {
  const other = new Map(second.map((row) => [row.image, row]));
  return first.flatMap((row) => {
    const same = other.get(row.image);
    return same ? [[row, same] as const] : [];
  });
}

/**
 * Which side ranks the images better, and which calls more of them rightly. Holm's correction is over both
 * p-values of all that is returned.
 */
export function compareSides(all: readonly Sides[], positiveLabel: string): Comparison[] {
  const compared = all.map((rows) => comparePair(rows, positiveLabel));
  const corrected = holm(compared.flatMap(({ auc, accuracy }) => [auc.p, accuracy.p]));
  return compared.map(({ auc, accuracy, ...pair }, i) => ({
    ...pair,
    auc: { ...auc, p: figure(auc.p), pHolm: figure(corrected[2 * i] ?? NaN) },
    accuracy: { ...accuracy, p: figure(accuracy.p), pHolm: figure(corrected[2 * i + 1] ?? NaN) },
  }));
}

function comparePair(rows: Sides, positiveLabel: string) {
  const groups = rows.map(([row]) => row.group);
  const positive = Uint8Array.from(rows, ([row]) => (row.label === positiveLabel ? 1 : 0));
  const judge = (side: 0 | 1) => {
    const logits = rows.map((pair) => pair[side].logit);
    const correct = rows.map((pair) => (pair[side].predicted === pair[side].label ? 1 : 0));
    return { logits, correct, ranking: rankScores(logits, positive) };
  };
  const first = judge(0);
  const second = judge(1);
  const delong = compareAucs(first.logits, second.logits, positive);
  const aucs = bootstrapDifference(groups, (weights) => [
    rocAuc(first.ranking, weights),
    rocAuc(second.ranking, weights),
  ]);
  const counts = discordant(first.correct, second.correct);
  const calls = bootstrapDifference(groups, (weights) => [
    share(first.correct, weights),
    share(second.correct, weights),
  ]);
  return {
    images: rows.length,
    auc: {
      difference: figure(aucs.difference),
      ci95: intervalFigures(aucs.ci95),
      pBootstrap: figure(aucs.p),
      delong: intervalFigures(delong.ci95),
      p: delong.p,
    },
    accuracy: {
      ...counts,
      difference: figure(calls.difference),
      ci95: intervalFigures(calls.ci95),
      pBootstrap: figure(calls.p),
      p: mcnemar(counts),
    },
  };
}

function share(of: readonly number[], weights: Uint16Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    sum += weight * (of[i] as number);
    total += weight;
  }
  return sum / total;
}
