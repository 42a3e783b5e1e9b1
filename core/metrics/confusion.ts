/** Counts of a two-class decision. */
export interface Confusion {
  readonly tp: number;
  readonly fp: number;
  readonly tn: number;
  readonly fn: number;
}

/**
 * @param called per item: 1 when it is called positive
 * @param weights how often each item counts
 */
export function confusion(
  called: ArrayLike<number>,
  positive: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Confusion {
  let tp = 0;
  let fp = 0;
  let tn = 0;
  let fn = 0;
  for (let i = 0; i < called.length; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    if (positive[i]) {
      if (called[i]) tp += weight;
      else fn += weight;
    } else if (called[i]) fp += weight;
    else tn += weight;
  }
  return { tp, fp, tn, fn };
}

// A rate over nothing is NaN: 0 / 0.
export const accuracy = ({ tp, fp, tn, fn }: Confusion): number => (tp + tn) / (tp + fp + tn + fn);
export const sensitivity = ({ tp, fn }: Confusion): number => tp / (tp + fn);
export const specificity = ({ tn, fp }: Confusion): number => tn / (tn + fp);
export const balancedAccuracy = (c: Confusion): number => (sensitivity(c) + specificity(c)) / 2;

/** Harmonic mean of precision and sensitivity. */
export const f1 = ({ tp, fp, fn }: Confusion): number => (2 * tp) / (2 * tp + fp + fn);

/** Matthews correlation coefficient; 0 where a margin is empty, as scikit-learn has it. */
export function matthews({ tp, fp, tn, fn }: Confusion): number {
  const margins = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
  return margins === 0 ? 0 : (tp * tn - fp * fn) / Math.sqrt(margins);
}
