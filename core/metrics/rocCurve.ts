import { rankScores } from './rankScores.js';

export interface RocPoint {
  /** Items at or above it are called positive; Infinity for the first point. */
  readonly threshold: number;
  /** 1 − specificity. */
  readonly falsePositiveRate: number;
  /** Sensitivity. */
  readonly truePositiveRate: number;
}

/** One point for every distinct score, from (0, 0) to (1, 1). */
export function rocCurve(scores: ArrayLike<number>, positive: ArrayLike<number>): RocPoint[] {
  const { order, ends } = rankScores(scores, positive);
  let positives = 0;
  for (let i = 0; i < positive.length; i++) positives += positive[i] ? 1 : 0;
  const negatives = positive.length - positives;
  const points: RocPoint[] = [{ threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 }];
  let tp = 0;
  let fp = 0;
  for (let run = ends.length - 1; run >= 0; run--) {
    const start = ends[run - 1] ?? 0;
    for (let i = start; i < (ends[run] as number); i++) {
      if (positive[order[i] as number]) tp++;
      else fp++;
    }
    points.push({
      threshold: scores[order[start] as number] as number,
      falsePositiveRate: fp / negatives,
      truePositiveRate: tp / positives,
    });
  }
  return points;
}
