/** Items whose probability lies in one bin, above `from` and up to `to`. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  /** How many, or their weight. */
  readonly n: number;
  readonly positives: number;
  /** Mean probability; NaN for an empty bin, like `rate`. */
  readonly probability: number;
  /** The share of positives among them. */
  readonly rate: number;
}

/**
 * What became of the items by their probability of the positive label, in bins of equal width; 0
 * belongs to the first. Guo et al., arXiv:1706.04599, section 2.
 */
export function reliability(
  probabilities: ArrayLike<number>,
  positive: ArrayLike<number>,
  weights?: ArrayLike<number>,
  bins = 15,
): ReliabilityBin[] {
  const total = new Float64Array(bins);
  const sum = new Float64Array(bins);
  const hits = new Float64Array(bins);
  for (let i = 0; i < probabilities.length; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    const probability = probabilities[i] as number;
    const bin = Math.max(0, Math.ceil(probability * bins) - 1);
    total[bin] = (total[bin] as number) + weight;
    sum[bin] = (sum[bin] as number) + weight * probability;
    if (positive[i]) hits[bin] = (hits[bin] as number) + weight;
  }
  return Array.from(total, (n, bin) => ({
    from: bin / bins,
    to: (bin + 1) / bins,
    n,
    positives: hits[bin] as number,
    probability: (sum[bin] as number) / n,
    rate: (hits[bin] as number) / n,
  }));
}
