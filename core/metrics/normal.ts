/** The 97.5 % quantile of the standard normal distribution: half the width of a 95 % interval. */
export const z975 = 1.959963984540054;

/**
 * P(|Z| ≥ |z|) of a standard normal Z: the two-sided p-value of a z statistic. NaN for NaN.
 * erfc by its power series and its continued fraction (Abramowitz & Stegun 7.1.6, 7.1.14).
 */
export function normalTwoSided(z: number): number {
  if (Number.isNaN(z)) return NaN;
  const x = Math.abs(z) / Math.SQRT2;
  return x < 2 ? 1 - erfSeries(x) : erfcFraction(x);
}

// All terms are positive, so that only 1 − erf cancels, and by three digits at most.
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

// x + (1/2) / (x + 1 / (x + (3/2) / (x + …))), from the inside; 60 levels suffice from x = 2 on.
function erfcFraction(x: number): number {
  let below = x;
  for (let n = 60; n >= 1; n--) below = x + n / 2 / below;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * below);
}
