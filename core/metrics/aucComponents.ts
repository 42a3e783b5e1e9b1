import { rankScores } from './rankScores.js';

/** How often each item ranks rightly against the other class; the AUC is the mean of either. */
export interface AucComponents {
  readonly auc: number;
  /** Per positive, in their order: the share of the negatives below it. */
  readonly ofPositives: Float64Array;
  /** Per negative, in their order: the share of the positives above it. */
  readonly ofNegatives: Float64Array;
}

/**
 * DeLong's structural components by midranks: an item's rank among all minus its rank among its own
 * class counts the other class below it, ties half. Sun & Xu, IEEE Signal Processing Letters 21
 * (2014), 1389–1393. The AUC is NaN without both classes.
 */
export function aucComponents(
  scores: ArrayLike<number>,
  positive: ArrayLike<number>,
): AucComponents {
  const { order, ends } = rankScores(scores, positive);
  const share = new Float64Array(scores.length);
  let positives = 0;
  for (let i = 0; i < scores.length; i++) positives += positive[i] ? 1 : 0;
  const negatives = scores.length - positives;
  let lowerPositives = 0;
  let lowerNegatives = 0;
  let start = 0;
  for (const end of ends) {
    const run = order.subarray(start, end);
    const own = run.reduce((sum, item) => sum + (positive[item] ? 1 : 0), 0);
    const others = run.length - own;
    for (const item of run) {
      share[item] = positive[item]
        ? (lowerNegatives + others / 2) / negatives
        : 1 - (lowerPositives + own / 2) / positives;
    }
    lowerPositives += own;
    lowerNegatives += others;
    start = end;
  }
  const ofPositives = share.filter((_, i) => positive[i]);
  const ofNegatives = share.filter((_, i) => !positive[i]);
  const auc = negatives > 0 ? ofPositives.reduce((a, b) => a + b, 0) / positives : NaN;
  return { auc, ofPositives, ofNegatives };
}
