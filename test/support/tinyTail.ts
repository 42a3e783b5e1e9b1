import { drawNumbers } from '../../bench/support/drawNumbers.js';
import type { Graph, Parameter } from '../../adapters/tensor/graph/Step.js';
import type { TailSetting } from '../../adapters/tensor/tune/TailModel.js';
import type { PooledTap } from '../../core/training/PooledTap.js';

const parameter = (name: string, ...shape: readonly number[]): [string, Parameter] => [
  name,
  {
    shape,
    data: drawNumbers(
      shape.reduce((size, side) => size * side, 1),
      name,
    ),
  },
];

const convolution = {
  kind: 'conv',
  strides: [1, 1],
  padding: 'valid',
  dilation: [1, 1],
} as const;

/** 4 × 4 × 2 → `early`, 3 × 3 × 3 after ReLU, from 2 × 2 cells → `late`, 3 × 3 × 2, linear. */
const graph: Graph = {
  input: 'input',
  steps: [
    {
      ...convolution,
      output: 'early',
      inputs: ['input'],
      kernel: 'early/kernel',
      bias: 'early/bias',
      activation: 'relu',
    },
    {
      ...convolution,
      output: 'late',
      inputs: ['early'],
      kernel: 'late/kernel',
      bias: undefined,
      activation: 'linear',
    },
  ],
  parameters: new Map([
    parameter('early/kernel', 2, 2, 2, 3),
    parameter('early/bias', 3),
    parameter('late/kernel', 1, 1, 3, 2),
  ]),
  outputs: ['early', 'late'],
};

/** Two channels of five images that the tail does not compute. */
const frozen: PooledTap = {
  layer: 'frozen',
  channels: 2,
  data: drawNumbers(5 * 3 * 2, 'frozen'),
  mirrored: drawNumbers(5 * 3 * 2, 'frozen, mirrored'),
};

const width = (3 + 2 + 2) * 3;

/** Five images of 4 × 4 × 2 may be seen; taps on both layers, and one that is frozen between them. */
export const tinyTail: TailSetting = {
  graph,
  shape: [4, 4, 2],
  taps: [{ layer: 'early' }, frozen, { layer: 'late' }],
  pooling: ['mean', 'std', 'max'],
  head: {
    by: {
      mean: Float64Array.from(drawNumbers(width, 'mean')),
      scale: Float64Array.from(drawNumbers(width, 'scale'), (one) => 1.5 + one),
    },
    weights: Float64Array.from(drawNumbers(width, 'weights')),
    bias: 0.25,
  },
};
