import type { Tap } from './Tap.js';

/**
 * A Gaussian around the picture's centre, stretched to its shape: what a map scores that only knows that
 * objects lie in the middle. Its standard deviation is a quarter of the width and of the height.
 * @returns height × width, at the cells' centres
 */
export function centreGaussian({ height, width }: Tap): Float64Array {
  // The centre baseline of Judd, Durand & Torralba, MIT-CSAIL-TR-2012-001
  const along = (cell: number, size: number): number => ((cell + 0.5) / size - 0.5) / 0.25;
  return Float64Array.from({ length: height * width }, (_, i) => {
    const x = along(i % width, width);
    const y = along(Math.floor(i / width), height);
    return Math.exp(-(x * x + y * y) / 2);
  });
}
