import type { Ranking } from './rankScores.js';

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counting half
 * (Mann-Whitney U). NaN without both classes.
 * @param weights how often each item counts; 1 each when left out
 */
export function rocAuc(ranking: Ranking, weights?: ArrayLike<number>): number {
  const { order, ends, positive } = ranking;
  let negatives = 0;
  let positives = 0;
  let wins = 0;
  let start = 0;
  for (const end of ends) {
    let p = 0;
    let n = 0;
    for (let i = start; i < end; i++) {
      const item = order[i] as number;
      const weight = weights ? (weights[item] as number) : 1;
      if (positive[item]) p += weight;
      else n += weight;
    }
    wins += p * (negatives + n / 2);
    negatives += n;
    positives += p;
    start = end;
  }
  return wins / (positives * negatives);
}
