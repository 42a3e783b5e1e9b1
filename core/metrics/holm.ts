/**
 * p-values that hold for all tests of a table at once, in the order given; those that are not a number
 * are no tests and stay so. Holm, Scandinavian Journal of Statistics 6 (1979), 65–70.
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).filter((i) => !Number.isNaN(values[i]));
  order.sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  const adjusted = values.map(() => NaN);
  let least = 0;
  order.forEach((i, rank) => {
    least = Math.max(least, Math.min(1, (order.length - rank) * (values[i] as number)));
    adjusted[i] = least;
  });
  return adjusted;
}
