import { gaussianBlur } from '../image/gaussianBlur.js';
import type { Size } from '../image/Window.js';

/** Section III-C of the paper: an 11 × 11 Gaussian window, and constants for values from 0 to 1. */
const window = { sigma: 1.5, radius: 5 };
const [c1, c2] = [0.01 ** 2, 0.03 ** 2];

/**
 * The mean structural similarity index over the windows that lie wholly in the picture: eq. 13 and 17,
 * Wang et al., IEEE Transactions on Image Processing 13 (2004), 600–612.
 * @param first height × width, from 0 to 1; at least 11 a side
 */
export function structuralSimilarity(
  first: Float64Array,
  second: Float64Array,
  size: Size,
): number {
  const { width, height } = size;
  const product = (a: Float64Array, b: Float64Array) =>
    a.map((value, i) => value * (b[i] as number));
  const mean = (values: Float64Array) => gaussianBlur(values, size, window);
  const [meanA, meanB] = [mean(first), mean(second)];
  const [squaresA, squaresB] = [mean(product(first, first)), mean(product(second, second))];
  const products = mean(product(first, second));
  const { radius } = window;
  let sum = 0;
  for (let y = radius; y < height - radius; y++) {
    for (let x = radius; x < width - radius; x++) {
      const i = y * width + x;
      const [a, b] = [meanA[i] as number, meanB[i] as number];
      const [aa, bb, ab] = [a * a, b * b, a * b];
      const variances = (squaresA[i] as number) - aa + (squaresB[i] as number) - bb;
      const covariance = (products[i] as number) - ab;
      sum += ((2 * ab + c1) * (2 * covariance + c2)) / ((aa + bb + c1) * (variances + c2));
    }
  }
  return sum / ((width - 2 * radius) * (height - 2 * radius));
}
