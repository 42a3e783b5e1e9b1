/** Mean squared difference of probability and outcome (Brier, Monthly Weather Review 78 (1950), 1–3). */
export function brier(
  probabilities: ArrayLike<number>,
  positive: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    sum += weight * ((probabilities[i] as number) - (positive[i] ? 1 : 0)) ** 2;
    total += weight;
  }
  return sum / total;
}
