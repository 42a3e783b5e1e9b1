import { rankScores } from '../../../core/metrics/rankScores.js';
import { rocAuc } from '../../../core/metrics/rocAuc.js';
import { rocCurve } from '../../../core/metrics/rocCurve.js';
import { addTallies, ratesOf, tally, type Tally } from '../../../core/report/tally.js';
import { mapSeries, outcomesFolder } from '../../../core/store/layout.js';
import type { Cell, Plan } from '../../../core/sweep/Plan.js';
import { sha256Hex } from '../../digest/sha256.js';
import { keepLatest } from '../../../core/keepLatest.js';
import type { CellCache } from './openCellCache.js';
import { cellOutcomes } from './walkCells.js';

/** Scores of a cell's images: all that a ROC curve needs. */
interface Scores {
  readonly logits: Float64Array;
  readonly positive: Uint8Array;
  readonly correct: number;
}

/** What the cells that are done add up to so far; of a finished sweep the figures of its report. */
export type Results = (plan: Plan) => Promise<{
  readonly runs: readonly object[];
  readonly pointing: readonly object[];
}>;

// Points of a curve that is drawn a few hundred pixels wide.
const mostPoints = 200;

export function interimResults(cells: CellCache): Results {
  const tallies = keepLatest<Tally>(100_000);
  const scores = keepLatest<Scores>(5_000_000);

  const scoresOf = async (plan: Plan, { key }: Cell): Promise<Scores | undefined> => {
    const found = scores.get(key);
    if (found) return found;
    const training = await cells.training(key);
    if (!training) return undefined;
    const { predictions } = training;
    const [, positive] = plan.spec.labels;
    const own: Scores = {
      logits: Float64Array.from(predictions, ({ logit }) => logit),
      positive: Uint8Array.from(predictions, ({ label }) => Number(label === positive)),
      correct: predictions.filter(({ label, predicted }) => label === predicted).length,
    };
    scores.set(key, own, 1 + predictions.length);
    return own;
  };

  const tallyOf = async (
    plan: Plan,
    cell: Cell,
    series: ReturnType<typeof mapSeries>[number],
  ): Promise<Tally | undefined> => {
    const key = outcomesFolder(cell.key, series, plan.spec, sha256Hex);
    const found = tallies.get(key);
    if (found) return found;
    if (!(await cells.outcomes(cell.key, series, plan.spec))) return undefined;
    const own = tally(await cellOutcomes(cells, plan, cell, series));
    tallies.set(key, own);
    return own;
  };

  return async (plan) => {
    const runs: object[] = [];
    const pointing: object[] = [];
    for (const { id } of plan.runs) {
      const own = plan.cells.filter(({ run }) => run === id);
      const found: Scores[] = [];
      for (const cell of own) {
        const one = await scoresOf(plan, cell);
        if (one) found.push(one);
      }
      runs.push({ run: id, ...classifyScores(found) });
      for (const series of mapSeries(plan.spec)) {
        const counted: Tally[] = [];
        for (const cell of own) {
          const one = await tallyOf(plan, cell, series);
          if (one) counted.push(one);
        }
        if (counted.length > 0) {
          pointing.push({ run: id, ...series, ...ratesOf(addTallies(counted)) });
        }
      }
    }
    return { runs, pointing };
  };
}

function classifyScores(parts: readonly Scores[]) {
  const logits = parts.flatMap((one) => [...one.logits]);
  const positive = parts.flatMap((one) => [...one.positive]);
  const n = logits.length;
  const positives = positive.reduce((sum, one) => sum + one, 0);
  const correct = parts.reduce((sum, one) => sum + one.correct, 0);
  const accuracy = n > 0 ? correct / n : null;
  if (positives === 0 || positives === n) return { n, auc: null, accuracy, roc: [] };
  const curve = rocCurve(logits, positive);
  const step = Math.max(1, Math.ceil(curve.length / mostPoints));
  return {
    n,
    auc: rocAuc(rankScores(logits, positive)),
    accuracy,
    roc: curve
      .filter((_, i) => i % step === 0 || i === curve.length - 1)
      .map(({ falsePositiveRate, truePositiveRate }) => ({
        fpr: falsePositiveRate,
        tpr: truePositiveRate,
      })),
  };
}
