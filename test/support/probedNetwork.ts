import type { Graph, Parameter } from '../../adapters/tensor/graph/Step.js';
import type { LinearHead } from '../../core/training/Head.js';
import { drawNumbers } from '../../bench/support/drawNumbers.js';

const parameter = (name: string, ...shape: readonly number[]): [string, Parameter] => {
  const size = shape.reduce((product, side) => product * side, 1);
  return [name, { shape, data: drawNumbers(size, 'probed', name) }];
};

const convolution = {
  kind: 'conv',
  strides: [1, 1],
  padding: 'valid',
  dilation: [1, 1],
} as const;

/**
 * Images of 6 × 6 × 3 → `early`, 4 × 4 × 4 behind ReLU6 → scale, shift and SiLU, weighed by channel as in
 * squeeze-and-excitation → `late`, 4 × 4 × 3 behind ReLU.
 */
export const probedGraph: Graph = {
  input: 'image',
  steps: [
    {
      ...convolution,
      output: 'early',
      inputs: ['image'],
      kernel: 'early/kernel',
      bias: 'early/bias',
      activation: 'relu6',
    },
    {
      kind: 'affine',
      output: 'normal',
      inputs: ['early'],
      scale: 'normal/scale',
      shift: 'normal/shift',
      activation: 'silu',
    },
    { kind: 'globalAveragePool', output: 'squeezed', inputs: ['normal'], keepDims: true },
    {
      ...convolution,
      output: 'excited',
      inputs: ['squeezed'],
      kernel: 'excited/kernel',
      bias: 'excited/bias',
      activation: 'sigmoid',
    },
    { kind: 'multiply', output: 'weighed', inputs: ['normal', 'excited'] },
    {
      ...convolution,
      output: 'late',
      inputs: ['weighed'],
      kernel: 'late/kernel',
      bias: 'late/bias',
      activation: 'relu',
    },
  ],
  parameters: new Map([
    parameter('early/kernel', 3, 3, 3, 4),
    parameter('early/bias', 4),
    parameter('normal/scale', 4),
    parameter('normal/shift', 4),
    parameter('excited/kernel', 1, 1, 4, 4),
    parameter('excited/bias', 4),
    parameter('late/kernel', 1, 1, 4, 3),
    parameter('late/bias', 3),
  ]),
  outputs: ['early', 'late'],
};

export const probedShape = [6, 6, 3] as const;

/** So large that ReLU6 is at both of its ends somewhere. */
export const probedImage = drawNumbers(6 * 6 * 3, 'probed image').map((value) => 2.6 * value);

const weights = (layer: string, channels: number) => ({
  layer,
  weights: {
    mean: Float64Array.from(drawNumbers(channels, layer, 'mean')),
    std: Float64Array.from(drawNumbers(channels, layer, 'std')),
    max: Float64Array.from(drawNumbers(channels, layer, 'max')),
  },
});

export const probedHead: LinearHead = {
  bias: 0.375,
  taps: [weights('early', 4), weights('late', 3)],
};
