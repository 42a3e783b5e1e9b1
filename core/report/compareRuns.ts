import { compareSides, pairRows } from './compareSides.js';
import type { RunComparison } from './Report.js';
import type { PredictionRow } from './rows.js';

/**
 * Every two runs on the images that both have predicted: which ranks them better, and which calls more
 * of them rightly. Holm's correction is over both p-values of all that is returned.
 * @param predictions sorted, so that the same rows give the same figures
 */
export function compareRuns(
  runs: readonly string[],
  predictions: readonly PredictionRow[],
  positiveLabel: string,
): RunComparison[] {
  const tables = runs.map((run) => predictions.filter((row) => row.run === run));
  const pairs = runs.flatMap((first, i) =>
    runs.slice(i + 1).flatMap((second, k) => {
      const rows = pairRows(tables[i] ?? [], tables[i + 1 + k] ?? []);
      return rows.length > 0 ? [{ first, second, rows }] : [];
    }),
  );
  const compared = compareSides(
    pairs.map(({ rows }) => rows),
    positiveLabel,
  );
  return pairs.flatMap(({ first, second }, i) => {
    const own = compared[i];
    return own ? [{ first, second, ...own }] : [];
  });
}
