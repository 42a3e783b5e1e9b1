import { bootstrapDifference } from '../metrics/bootstrapDifference.js';
import { compareAucComponents } from '../metrics/delong.js';
import { holm } from '../metrics/holm.js';
import { discordant, mcnemar } from '../metrics/mcnemar.js';
import { figure, intervalFigures } from './figures.js';
import { judge, type Judged } from './judge.js';
import type { RunComparison } from './Report.js';
import type { PredictionRow } from './rows.js';

export type Comparison = Omit<RunComparison, 'first' | 'second'>;

/** Before the correction for all tests of its table. */
export type Uncorrected = ReturnType<typeof compareJudged>;

/** Predictions of every image by two sides, in the order of the first. */
type Pairs = readonly (readonly [first: PredictionRow, second: PredictionRow])[];

/** One side alone. */
export const judgeSide = (rows: readonly PredictionRow[], positiveLabel: string): Judged =>
  judge(rows, positives(rows, positiveLabel));

/**
 * Which side ranks the images that both have better, and which calls more of them rightly; nothing where
 * they have none in common. Sides with the same images cost no new resamples.
 */
export function compareSides(
  first: Judged,
  second: Judged,
  positiveLabel: string,
): Uncorrected | undefined {
  if (first.rows.length > 0 && haveSameItems(first.rows, second.rows)) {
    return compareJudged(first, second);
  }
  return comparePairs(pairRows(first.rows, second.rows), positiveLabel);
}

/** The same of rows of which nothing is known yet. */
export function comparePairs(pairs: Pairs, positiveLabel: string): Uncorrected | undefined {
  if (pairs.length === 0) return undefined;
  const own = pairs.map(([row]) => row);
  const positive = positives(own, positiveLabel);
  const other = pairs.map(([, row]) => row);
  return compareJudged(judge(own, positive), judge(other, positive));
}

/** Two tables of predictions on the images that both have, in the order of the first. */
export function pairRows(first: readonly PredictionRow[], second: readonly PredictionRow[]): Pairs {
  const other = new Map(second.map((row) => [row.image, row]));
  return first.flatMap((row) => {
    const same = other.get(row.image);
    return same ? [[row, same] as const] : [];
  });
}

/** Holm's correction over both p-values of all that is returned. */
export function correctSides<T extends Uncorrected>(all: readonly T[]) {
  const corrected = holm(all.flatMap(({ auc, accuracy }) => [auc.p, accuracy.p]));
  return all.map(({ auc, accuracy, ...pair }, i) => ({
    ...pair,
    auc: { ...auc, p: figure(auc.p), pHolm: figure(corrected[2 * i] ?? NaN) },
    accuracy: { ...accuracy, p: figure(accuracy.p), pHolm: figure(corrected[2 * i + 1] ?? NaN) },
  }));
}

const positives = (rows: readonly PredictionRow[], positiveLabel: string): Uint8Array =>
  Uint8Array.from(rows, (row) => (row.label === positiveLabel ? 1 : 0));

function haveSameItems(first: readonly PredictionRow[], second: readonly PredictionRow[]): boolean {
  return (
    first.length === second.length &&
    first.every((row, i) => {
      const other = second[i];
      return row.image === other?.image && row.group === other.group && row.label === other.label;
    })
  );
}

function compareJudged(first: Judged, second: Judged) {
  const delong = compareAucComponents(first.components, second.components);
  const aucs = bootstrapDifference(first.auc, second.auc);
  const counts = discordant(first.correct, second.correct);
  const calls = bootstrapDifference(first.accuracy, second.accuracy);
  return {
    images: first.rows.length,
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
