import type {
  Activation,
  Parameter,
  Step,
  WeightedStep,
} from '../../adapters/tensor/graph/Step.js';
import { weight } from './kerasLayer.js';

/** A step with what it is fed and what comes out, worked out by hand. */
export interface StepCase {
  readonly title: string;
  readonly step: Step;
  readonly inputs: readonly Parameter[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly expected: Parameter;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const image = (height: number, width: number, channels: number, ...values: number[]): Parameter =>
  weight([1, height, width, channels], ...values);
/** 1 2 3 / 4 5 6 / 7 8 9 */
const nine = image(3, 3, 1, ...range(9));
/** 1 … 4 / … / 13 … 16 */
const sixteen = image(4, 4, 1, ...range(16));
const named = { output: 'y', inputs: ['x'] };

function weighted(
  kind: WeightedStep['kind'],
  title: string,
  input: Parameter,
  own: { kernel: Parameter; bias?: number[] } & Partial<Omit<WeightedStep, 'kernel' | 'bias'>>,
  expected: Parameter,
): StepCase {
  const { kernel, bias, ...rest } = own;
  const step: WeightedStep = {
    ...named,
    kind,
    kernel: 'k',
    bias: bias ? 'b' : undefined,
    strides: [1, 1],
    padding: 'valid',
    dilation: [1, 1],
    activation: 'linear',
    ...rest,
  };
  const parameters = { k: kernel, ...(bias ? { b: weight([bias.length], ...bias) } : {}) };
  return { title, step, inputs: [input], parameters, expected };
}

const plain = (
  title: string,
  step: Step,
  inputs: Parameter | readonly Parameter[],
  expected: Parameter,
): StepCase => ({ title, step, inputs: [inputs].flat(), parameters: {}, expected });

const pool = (
  kind: 'maxPool' | 'averagePool',
  padding: 'same' | 'valid',
  input: Parameter,
  expected: Parameter,
): StepCase =>
  plain(
    `${kind} with ${padding} padding`,
    { ...named, kind, size: [2, 2], strides: [2, 2], padding },
    input,
    expected,
  );

const activation = (own: Activation, input: Parameter, expected: Parameter): StepCase =>
  plain(`activation ${own}`, { ...named, kind: 'activation', activation: own }, input, expected);

const places = image(1, 5, 1, -4, -1, 0, 1, 7);
const around = (...values: number[]): Parameter => image(1, 5, 1, ...values);
// 1 / (1 + e⁴), 1 / (1 + e), 1 / (1 + e⁻⁷)
const [far, near, large] = [0.01798621, 0.26894142, 0.99908895];

const convolutions: StepCase[] = [
  weighted(
    'conv',
    'conv with a bias and relu',
    nine,
    // Upper left: 1 + 2·2 + 3·4 + 4·5 = 37; one to the right or down adds 10 or 30.
    { kernel: weight([2, 2, 1, 1], 1, 2, 3, 4), bias: [-50], activation: 'relu' },
    image(2, 2, 1, 0, 0, 17, 27),
  ),
  weighted(
    'conv',
    'conv with same padding and strides, padded below and to the right first',
    sixteen,
    // Sums over rows 0–2 or 2–3 and columns 0–2 or 2–3.
    {
      kernel: weight([3, 3, 1, 1], ...range(9).fill(1)),
      strides: [2, 2],
      padding: 'same',
    },
    image(2, 2, 1, 54, 45, 72, 54),
  ),
  weighted(
    'conv',
    'conv with strides that differ',
    nine,
    { kernel: weight([1, 1, 1, 1], 1), strides: [2, 1] },
    image(2, 3, 1, 1, 2, 3, 7, 8, 9),
  ),
  weighted(
    'conv',
    'conv with a dilation',
    nine,
    // The corners: 1 + 2·3 + 3·7 + 4·9
    { kernel: weight([2, 2, 1, 1], 1, 2, 3, 4), dilation: [2, 2] },
    image(1, 1, 1, 64),
  ),
  weighted(
    'conv',
    'conv over channels with relu6',
    image(1, 2, 2, 1, 2, 3, 4),
    // a + 2b and b/2 - a + 1/2: 5, 1/2; 11, -1/2
    { kernel: weight([1, 1, 2, 2], 1, -1, 2, 0.5), bias: [0, 0.5], activation: 'relu6' },
    image(1, 2, 2, 5, 0.5, 6, 0),
  ),
  weighted(
    'conv',
    'conv without a bias, with silu',
    places,
    { kernel: weight([1, 1, 1, 1], 1), activation: 'silu' },
    around(-4 * far, -near, 0, 1 - near, 7 * large),
  ),
  weighted(
    'conv',
    'conv with a bias and hard_silu',
    places,
    // -3, 0, 1, 2, 8: times 0, 3/6, 4/6, 5/6, 1
    { kernel: weight([1, 1, 1, 1], 1), bias: [1], activation: 'hard_silu' },
    around(0, 0, 2 / 3, 5 / 3, 8),
  ),
  weighted(
    'depthwise',
    'depthwise of one for each channel, with same padding and relu6',
    // One pixel in two channels; the other three places of each window are padding.
    image(1, 1, 2, 2, 3),
    { kernel: weight([2, 2, 2, 1], 1, -1, 9, 9, 9, 9, 9, 9), padding: 'same', activation: 'relu6' },
    image(1, 1, 2, 2, 0),
  ),
  weighted(
    'depthwise',
    'depthwise with strides and a bias',
    sixteen,
    // Corners of each block of four, 1 3 9 11, and their sums with the one to the lower right.
    { kernel: weight([2, 2, 1, 1], 1, 0, 0, 1), strides: [2, 2], bias: [1] },
    image(2, 2, 1, 8, 12, 24, 28),
  ),
  weighted(
    'depthwise',
    'depthwise with a multiplier of two, channel by channel',
    // 1 2 / 3 4 and 10 20 / 30 40: the sum and the first; the last and minus the first.
    image(2, 2, 2, 1, 10, 2, 20, 3, 30, 4, 40),
    {
      kernel: weight([2, 2, 2, 2], 1, 1, 0, -1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0),
      bias: [0, 1, 0, 1],
      activation: 'relu',
    },
    image(1, 1, 4, 10, 2, 40, 0),
  ),
  weighted(
    'depthwise',
    'depthwise with a dilation, without a bias',
    nine,
    { kernel: weight([2, 2, 1, 1], 1, 2, 3, 4), dilation: [2, 2], activation: 'relu6' },
    image(1, 1, 1, 6),
  ),
];

const others: StepCase[] = [
  weighted(
    'dense',
    'dense with relu',
    weight([2, 2], 1, 2, 3, 4),
    // 1 + 4 - 6, -1 + 1.5; 3 + 8 - 6, -3 + 1.5
    { kernel: weight([2, 2], 1, -1, 2, 0), bias: [-6, 1.5], activation: 'relu' },
    weight([2, 2], 0, 0.5, 5, 0),
  ),
  weighted(
    'dense',
    'dense without a bias, with softmax',
    weight([1, 1], 1),
    // e⁰ to e^(ln 3)
    { kernel: weight([1, 2], 0, Math.log(3)), activation: 'softmax' },
    weight([1, 2], 0.25, 0.75),
  ),
  {
    title: 'affine by channel, with relu',
    step: { ...named, kind: 'affine', scale: 's', shift: 't', activation: 'relu' },
    inputs: [image(1, 2, 2, 1, 2, -3, -4)],
    parameters: { s: weight([2], 2, -1), t: weight([2], 1, 0) },
    // 2 + 1, -2; -6 + 1, 4
    expected: image(1, 2, 2, 3, 0, 0, 4),
  },
  {
    title: 'rescale with one number for all channels',
    step: { ...named, kind: 'rescale', scale: [0.5], offset: [-1] },
    inputs: [image(1, 1, 3, 10, 20, 30)],
    parameters: {},
    expected: image(1, 1, 3, 4, 9, 14),
  },
  activation('linear', places, places),
  activation('relu', places, around(0, 0, 0, 1, 7)),
  activation('relu6', places, around(0, 0, 0, 1, 6)),
  activation('sigmoid', places, around(far, near, 0.5, 1 - near, large)),
  activation('silu', places, around(-4 * far, -near, 0, 1 - near, 7 * large)),
  // relu6(x + 3) / 6: 0, 2, 3, 4, 6 sixths
  activation('hard_sigmoid', places, around(0, 1 / 3, 1 / 2, 2 / 3, 1)),
  activation('hard_silu', places, around(0, -1 / 3, 0, 2 / 3, 7)),
  activation('softmax', weight([2, 2], 0, Math.log(3), 5, 5), weight([2, 2], 0.25, 0.75, 0.5, 0.5)),
  pool('maxPool', 'valid', sixteen, image(2, 2, 1, 6, 8, 14, 16)),
  // What is padded is never the largest, and never counts.
  pool(
    'maxPool',
    'same',
    image(3, 3, 1, ...range(9).map((value) => -value)),
    image(2, 2, 1, -1, -3, -7, -9),
  ),
  pool('averagePool', 'valid', sixteen, image(2, 2, 1, 3.5, 5.5, 11.5, 13.5)),
  pool('averagePool', 'same', nine, image(2, 2, 1, 3, 4.5, 7.5, 9)),
  ...[true, false].map((keepDims) =>
    plain(
      keepDims ? 'globalAveragePool that keeps its axes' : 'globalAveragePool',
      { ...named, kind: 'globalAveragePool', keepDims },
      image(2, 2, 2, 1, 10, 2, 20, 3, 30, 4, 40),
      weight(keepDims ? [1, 1, 1, 2] : [1, 2], 2.5, 25),
    ),
  ),
  plain(
    'pad above and to the right',
    { ...named, kind: 'pad', rows: [1, 0], columns: [0, 1] },
    image(2, 2, 1, 1, 2, 3, 4),
    image(3, 3, 1, 0, 0, 0, 1, 2, 0, 3, 4, 0),
  ),
  plain(
    'crop above and to the right',
    { ...named, kind: 'crop', rows: [1, 0], columns: [0, 1] },
    nine,
    image(2, 2, 1, 4, 5, 7, 8),
  ),
  plain(
    'reshape of two images',
    { ...named, kind: 'reshape', shape: [1, 1, 2] },
    weight([2, 2], 1, 2, 3, 4),
    weight([2, 1, 1, 2], 1, 2, 3, 4),
  ),
  plain(
    'add of three',
    { kind: 'add', output: 'y', inputs: ['x', 'x1', 'x2'] },
    [image(1, 1, 2, 1, 2), image(1, 1, 2, 10, 20), image(1, 1, 2, 100, 200)],
    image(1, 1, 2, 111, 222),
  ),
  plain(
    'multiply by one number for each channel',
    { kind: 'multiply', output: 'y', inputs: ['x', 'x1'] },
    [image(1, 2, 2, 1, 2, 3, 4), image(1, 1, 2, 10, -1)],
    image(1, 2, 2, 10, -2, 30, -4),
  ),
  plain(
    'concat along the channels, in order',
    { kind: 'concat', output: 'y', inputs: ['x', 'x1'] },
    [image(1, 2, 1, 1, 2), image(1, 2, 2, 10, 11, 20, 21)],
    image(1, 2, 3, 1, 10, 11, 2, 20, 21),
  ),
];

export const stepCases: readonly StepCase[] = [...convolutions, ...others];
