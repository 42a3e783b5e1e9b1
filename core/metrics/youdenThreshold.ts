import { rocCurve } from './rocCurve.js';

/**
 * The score that maximises sensitivity + specificity − 1 (Youden, Cancer 3 (1950), 32–35) when scores
 * at or above it are called positive; of several the largest. 0.5 without both classes.
 */
export function youdenThreshold(scores: ArrayLike<number>, positive: ArrayLike<number>): number {
  let best = 0.5;
  let highest = -Infinity;
  for (const { threshold, truePositiveRate, falsePositiveRate } of rocCurve(scores, positive)) {
    const index = truePositiveRate - falsePositiveRate;
    if (threshold !== Infinity && index > highest) {
      highest = index;
      best = threshold;
    }
  }
  return best;
}
