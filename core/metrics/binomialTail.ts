/**
 * P(X ≤ k) of X ~ Bin(n, p), 0 < p < 1, summed in logarithms so that no term underflows on the way.
 * @param k whole; 0 below 0, 1 from n on
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  const odds = Math.log(p) - Math.log1p(-p);
  let term = n * Math.log1p(-p);
  let largest = term;
  const terms = [term];
  for (let i = 1; i <= k; i++) {
    term += Math.log((n - i + 1) / i) + odds;
    terms.push(term);
    if (term > largest) largest = term;
  }
  const sum = terms.reduce((total, one) => total + Math.exp(one - largest), 0);
  return Math.min(1, Math.exp(largest) * sum);
}
