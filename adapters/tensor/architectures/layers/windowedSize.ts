import { pair, spatial, type LayerNode, type Pair } from './LayerNode.js';

export type Padding = 'same' | 'valid';

export interface WindowOptions {
  readonly kernel: Pair;
  /** 1 unless said otherwise. */
  readonly stride?: Pair;
  /** `valid`, as in Keras, unless said otherwise. */
  readonly padding?: Padding;
  readonly dilation?: Pair;
}

/** How many places a window has along one axis (keras/src/ops/operation_utils.py). */
export function countPlaces(
  size: number,
  kernel: number,
  stride: number,
  padding: Padding,
  dilation = 1,
): number {
  if (padding === 'same') return Math.ceil(size / stride);
  return Math.floor((size - (kernel - 1) * dilation - 1) / stride) + 1;
}

/** [height, width] of what a sliding window gives. */
export function windowedSize(input: LayerNode, options: WindowOptions): [number, number] {
  const [height, width] = spatial(input);
  const { kernel, stride = 1, padding = 'valid', dilation = 1 } = options;
  const along = (size: number, axis: 0 | 1) =>
    countPlaces(size, pair(kernel)[axis], pair(stride)[axis], padding, pair(dilation)[axis]);
  return [along(height, 0), along(width, 1)];
}
