/**
 * Weights that make both classes count alike: n / (2 · n_class), scikit-learn's "balanced".
 * @param positive 1 for images of the positive label
 * @returns one weight an image; all 1 where a class is absent
 */
export function classWeights(positive: ArrayLike<number>): Float64Array {
  const n = positive.length;
  let positives = 0;
  for (let i = 0; i < n; i++) positives += positive[i] ? 1 : 0;
  const negatives = n - positives;
  if (positives === 0 || negatives === 0) return new Float64Array(n).fill(1);
  return Float64Array.from(
    { length: n },
    (_, i) => n / (2 * (positive[i] ? positives : negatives)),
  );
}
