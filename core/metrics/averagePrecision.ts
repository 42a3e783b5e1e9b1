import type { Ranking } from './rankScores.js';

/**
 * Σ (R_n − R_{n−1}) · P_n over the distinct scores from above, as scikit-learn defines it. NaN without
 * a positive.
 */
export function averagePrecision(ranking: Ranking, weights?: ArrayLike<number>): number {
  const { order, ends, positive } = ranking;
  let hits = 0;
  let seen = 0;
  let area = 0;
  for (let run = ends.length - 1; run >= 0; run--) {
    const start = ends[run - 1] ?? 0;
    let p = 0;
    for (let i = start; i < (ends[run] as number); i++) {
      const item = order[i] as number;
      const weight = weights ? (weights[item] as number) : 1;
      seen += weight;
      if (positive[item]) p += weight;
    }
    hits += p;
    if (p > 0) area += (p * hits) / seen;
  }
  return area / hits;
}
