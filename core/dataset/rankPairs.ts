import type { AlikePair } from './findPairs.js';

/**
 * What a person should see first: images of one scan with two labels, then what near-duplicates.csv does
 * not list, then the least alike.
 */
export function rankPairs(pairs: readonly AlikePair[]): AlikePair[] {
  const urgency = ({ labels, listed }: AlikePair): number =>
    labels[0] === labels[1] ? (listed ? 2 : 1) : 0;
  return [...pairs].sort(
    (a, b) => urgency(a) - urgency(b) || (a.correlation ?? 0) - (b.correlation ?? 0),
  );
}
