/** Items in the order of their scores, sorted once for any number of resamples. */
export interface Ranking {
  /** Item indices by ascending score. */
  readonly order: Uint32Array;
  /** Where each run of equal scores ends in `order`. */
  readonly ends: readonly number[];
  /** Per item: 1 for the positive label. */
  readonly positive: ArrayLike<number>;
}

export function rankScores(scores: ArrayLike<number>, positive: ArrayLike<number>): Ranking {
  const order = Uint32Array.from(scores, (_, i) => i);
  order.sort((a, b) => (scores[a] as number) - (scores[b] as number) || a - b);
  const ends: number[] = [];
  for (let i = 1; i <= order.length; i++) {
    const here = scores[order[i - 1] as number];
    if (i === order.length || scores[order[i] as number] !== here) ends.push(i);
  }
  return { order, ends, positive };
}
