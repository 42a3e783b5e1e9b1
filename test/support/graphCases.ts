import type { FunctionalConfig } from '../../adapters/tensor/backbones/LayersModel.js';
import type { Parameter } from '../../adapters/tensor/graph/Step.js';
import { kerasLayer, kerasModel, weight } from './kerasLayer.js';

/** A Keras model with what it is fed and what its layers hold, worked out by hand. */
export interface GraphCase {
  readonly title: string;
  readonly config: FunctionalConfig;
  readonly weights: ReadonlyMap<string, Parameter>;
  readonly outputs: readonly string[];
  readonly from?: string;
  readonly input: Parameter;
  readonly expected: readonly (readonly number[])[];
}

const one = (value: number): Parameter => weight([1, 1, 1, 1], value);
const relu = (name: string, input: string) => kerasLayer(name, 'ReLU', [input]);

/** x ─ conv ─ bn ─ relu ─ sum ← conv: 2x; times 3, minus 11; what is above 0; both together. */
const config = kerasModel(
  kerasLayer('x', 'InputLayer'),
  kerasLayer('conv', 'Conv2D', ['x']),
  kerasLayer('bn', 'BatchNormalization', ['conv'], { epsilon: 0.25 }),
  relu('relu', 'bn'),
  kerasLayer('sum', 'Add', ['conv', 'relu']),
);
const weights: ReadonlyMap<string, Parameter> = new Map([
  ['conv/kernel', one(2)],
  ['bn/moving_mean', weight([1], 4)],
  ['bn/moving_variance', weight([1], 0.75)],
  ['bn/gamma', weight([1], 3)],
  ['bn/beta', weight([1], 1)],
]);
// Two images of one pixel: 1 and 3.
const input = weight([2, 1, 1, 1], 1, 3);

export const graphCases: readonly GraphCase[] = [
  {
    title: 'a batch normalisation that is folded into the convolution',
    config,
    weights,
    outputs: ['relu'],
    input,
    // 6x - 11: -5 and 7
    expected: [[0, 7]],
  },
  {
    title: 'outputs that later steps take, in the order asked for',
    config,
    weights,
    outputs: ['sum', 'bn', 'conv'],
    input,
    expected: [
      [2, 13],
      [-5, 7],
      [2, 6],
    ],
  },
  {
    title: 'an output that is the input',
    config,
    weights,
    outputs: ['x', 'conv'],
    input,
    expected: [
      [1, 3],
      [2, 6],
    ],
  },
  {
    title: 'nothing but the input',
    config,
    weights,
    outputs: ['x'],
    input,
    expected: [[1, 3]],
  },
  {
    title: 'the part from the middle on, whose batch normalisation is a step of its own',
    config,
    weights,
    outputs: ['sum', 'conv'],
    from: 'conv',
    input,
    // 3x - 11: -8 and -2, so nothing is added.
    expected: [
      [1, 3],
      [1, 3],
    ],
  },
];

/** Twenty times x + 1, as a chain of batch normalisations. */
export const longGraph: Omit<GraphCase, 'title' | 'expected'> = {
  config: kerasModel(
    kerasLayer('x', 'InputLayer'),
    ...Array.from({ length: 20 }, (_, i) =>
      kerasLayer(`bn${i}`, 'BatchNormalization', [i === 0 ? 'x' : `bn${i - 1}`], { epsilon: 0 }),
    ),
  ),
  weights: new Map(
    Array.from({ length: 20 }, (_, i): [string, Parameter][] => [
      [`bn${i}/moving_mean`, weight([1], -1)],
      [`bn${i}/moving_variance`, weight([1], 1)],
    ]).flat(),
  ),
  outputs: ['bn19'],
  input,
};
