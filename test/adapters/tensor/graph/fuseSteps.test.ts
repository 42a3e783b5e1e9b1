import { describe, expect, it } from 'vitest';
import { fuseSteps } from '../../../../adapters/tensor/graph/fuseSteps.js';
import type {
  Activation,
  AffineStep,
  Parameter,
  Step,
  WeightedStep,
} from '../../../../adapters/tensor/graph/Step.js';

const vector = (...data: number[]): Parameter => ({
  shape: [data.length],
  data: Float32Array.from(data),
});

const weighted = (
  kind: WeightedStep['kind'],
  output: string,
  input: string,
  more: Partial<WeightedStep> = {},
): WeightedStep => ({
  kind,
  output,
  inputs: [input],
  kernel: `${output}/kernel`,
  bias: undefined,
  strides: [1, 1],
  padding: 'valid',
  dilation: [1, 1],
  activation: 'linear',
  ...more,
});

const affine = (output: string, input: string): AffineStep => ({
  kind: 'affine',
  output,
  inputs: [input],
  scale: `${output}/scale`,
  shift: `${output}/shift`,
  activation: 'linear',
});

const act = (output: string, input: string, activation: Activation): Step => ({
  kind: 'activation',
  output,
  inputs: [input],
  activation,
});

const add = (output: string, ...inputs: string[]): Step => ({ kind: 'add', output, inputs });

/** Kernel of one channel in and two out, a bias, and what a batch norm behind it is. */
const parameters = (): Map<string, Parameter> =>
  new Map([
    ['conv/kernel', { shape: [1, 1, 1, 2], data: Float32Array.of(1, 2) }],
    ['conv/bias', vector(1, -1)],
    ['bn/scale', vector(10, 100)],
    ['bn/shift', vector(5, 7)],
  ]);

const fuse = (
  steps: Step[],
  kept: string[] = [],
  own: Map<string, Parameter> = parameters(),
): Step[] => fuseSteps(steps, own, new Set(kept));

const outputs = (steps: readonly Step[]): string[] => steps.map(({ output }) => output);

describe('fuseSteps', () => {
  const chain = [weighted('conv', 'conv', 'x'), affine('bn', 'conv'), act('relu', 'bn', 'relu6')];

  it('joins a scale, a shift and an activation to the convolution before them', () => {
    const own = parameters();
    expect(fuse(chain, ['relu'], own)).toEqual([
      weighted('conv', 'relu', 'x', {
        kernel: 'conv/kernel',
        bias: 'conv/bias',
        activation: 'relu6',
      }),
    ]);
    // The kernel by its scale; without a bias, the shift.
    expect([...own]).toEqual([
      ['conv/kernel', { shape: [1, 1, 1, 2], data: Float32Array.of(10, 200) }],
      ['conv/bias', vector(5, 7)],
    ]);
  });

  it('scales and shifts a bias that is there', () => {
    const own = parameters();
    fuse([weighted('conv', 'conv', 'x', { bias: 'conv/bias' }), affine('bn', 'conv')], [], own);
    // 1 · 10 + 5, -1 · 100 + 7
    expect(own.get('conv/bias')).toEqual(vector(15, -93));
  });

  it('gives each channel of a depthwise convolution its own, with a multiplier too', () => {
    const own = new Map<string, Parameter>([
      ['dw/kernel', { shape: [1, 1, 2, 2], data: Float32Array.of(1, 2, 3, 4) }],
      ['bn/scale', vector(1, 10, 100, 1000)],
      ['bn/shift', vector(1, 2, 3, 4)],
    ]);
    const fused = fuse([weighted('depthwise', 'dw', 'x'), affine('bn', 'dw')], [], own);
    expect(outputs(fused)).toEqual(['bn']);
    expect(own.get('dw/kernel')?.data).toEqual(Float32Array.of(1, 20, 300, 4000));
    expect(own.get('dw/bias')).toEqual(vector(1, 2, 3, 4));
  });

  it('joins through a layer that does nothing', () => {
    const steps = [
      weighted('conv', 'conv', 'x'),
      act('dropout', 'conv', 'linear'),
      affine('bn', 'dropout'),
    ];
    expect(outputs(fuse(steps))).toEqual(['bn']);
  });

  it('joins an activation to a dense layer and to a scale and shift', () => {
    const dense = weighted('dense', 'dense', 'x');
    expect(fuse([dense, act('soft', 'dense', 'softmax')])).toEqual([
      { ...dense, output: 'soft', activation: 'softmax' },
    ]);
    expect(fuse([affine('bn', 'x'), act('relu', 'bn', 'relu')])).toEqual([
      { ...affine('bn', 'x'), output: 'relu', activation: 'relu' },
    ]);
  });

  it('keeps apart what two layers take', () => {
    const steps = [
      weighted('conv', 'conv', 'x'),
      act('relu', 'conv', 'relu'),
      add('sum', 'conv', 'relu'),
    ];
    expect(fuse(steps)).toEqual(steps);
  });

  it('keeps apart what one layer takes twice', () => {
    const steps = [weighted('conv', 'conv', 'x'), add('sum', 'conv', 'conv')];
    expect(fuse(steps)).toEqual(steps);
  });

  it('leaves kept layers visible', () => {
    expect(outputs(fuse(chain, ['bn', 'relu']))).toEqual(['bn', 'relu']);
    const own = parameters();
    expect(fuse(chain, ['conv', 'relu'], own)).toEqual([
      chain[0],
      { ...affine('bn', 'conv'), output: 'relu', activation: 'relu6' },
    ]);
    expect(own).toEqual(parameters());
  });

  it('leaves an activation after an activation a step of its own', () => {
    const steps = [act('one', 'x', 'relu'), act('two', 'one', 'sigmoid')];
    expect(fuse(steps)).toEqual(steps);
    const behind = [weighted('conv', 'conv', 'x', { activation: 'relu' }), ...steps.slice(1)];
    expect(fuse(behind)).toEqual(behind);
  });

  it('leaves a scale and shift alone behind an activation, a dense layer and a sum', () => {
    const steps = [
      weighted('conv', 'conv', 'x', { activation: 'relu' }),
      affine('bn', 'conv'),
      weighted('dense', 'dense', 'bn'),
      affine('bn2', 'dense'),
      add('sum', 'bn2', 'x'),
      affine('bn3', 'sum'),
    ];
    expect(fuse(steps)).toEqual(steps);
  });

  it('leaves one number for all channels a step of its own', () => {
    const own = parameters().set('bn/scale', vector(2)).set('bn/shift', vector(1));
    const steps = [weighted('conv', 'conv', 'x', { bias: 'conv/bias' }), affine('bn', 'conv')];
    expect(fuse(steps, [], own)).toEqual(steps);
  });

  it('keeps the order of what others need', () => {
    // The second convolution stands between the first and its activation.
    const steps = [
      weighted('conv', 'one', 'x'),
      weighted('conv', 'two', 'x'),
      act('relu', 'one', 'relu'),
      add('sum', 'relu', 'two'),
    ];
    expect(outputs(fuse(steps))).toEqual(['relu', 'two', 'sum']);
  });
});
