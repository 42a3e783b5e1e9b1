/**
 * The area under a curve over equal steps from 0 to 1, by the trapezoid rule: the mean height.
 * Section 4.1, arXiv:1806.07421.
 */
export function curveArea(heights: readonly number[]): number {
  const [first = NaN] = heights;
  const last = heights.at(-1) ?? NaN;
  const sum = heights.reduce((a, b) => a + b, 0);
  return (sum - (first + last) / 2) / (heights.length - 1);
}
