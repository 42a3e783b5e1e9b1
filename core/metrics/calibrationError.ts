import type { ReliabilityBin } from './reliability.js';

/**
 * Expected calibration error: how far the mean probability of a bin lies from its share of positives,
 * as a mean over the items. NaN over nothing. Naeini, Cooper & Hauskrecht, AAAI 2015, 2901–2907.
 */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  let sum = 0;
  let total = 0;
  for (const { n, rate, probability } of bins) {
    if (n === 0) continue;
    sum += n * Math.abs(rate - probability);
    total += n;
  }
  return sum / total;
}
