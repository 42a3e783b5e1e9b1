import type { Tensor4D } from '@tensorflow/tfjs';

/** Puts high − 1 rows and wide − 1 columns of zeros between a filter's values. */
export function spreadFilter(filter: Tensor4D, high: number, wide: number): Tensor4D {
  if (high * wide === 1) return filter;
  const [rows, columns, inputs, outputs] = filter.shape;
  const apart: [number, number][] = [
    [0, 0],
    [0, high - 1],
    [0, 0],
    [0, wide - 1],
    [0, 0],
  ];
  return filter
    .reshape([rows, 1, columns, 1, inputs * outputs])
    .pad(apart)
    .reshape<Tensor4D>([rows * high, columns * wide, inputs, outputs])
    .slice([0, 0, 0, 0], [(rows - 1) * high + 1, (columns - 1) * wide + 1, inputs, outputs]);
}
