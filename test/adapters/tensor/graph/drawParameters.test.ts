import { describe, expect, test } from 'vitest';
import { drawParameters } from '../../../../adapters/tensor/graph/drawParameters.js';
import type { Graph, Parameter } from '../../../../adapters/tensor/graph/Step.js';

const zeros = (...shape: number[]): Parameter => ({
  shape,
  data: new Float32Array(shape.reduce((a, b) => a * b, 1)),
});

const conv = {
  strides: [1, 1],
  padding: 'same',
  dilation: [1, 1],
  activation: 'relu',
} as const;

/** x ─ early ─ deep ─ normal ─ late ─ vector, with a pool between. */
const graph: Graph = {
  input: 'x',
  outputs: ['vector'],
  steps: [
    { ...conv, kind: 'conv', output: 'early', inputs: ['x'], kernel: 'early/k', bias: 'early/b' },
    {
      ...conv,
      kind: 'depthwise',
      output: 'deep',
      inputs: ['early'],
      kernel: 'deep/k',
      bias: undefined,
    },
    {
      kind: 'affine',
      output: 'normal',
      inputs: ['deep'],
      scale: 'normal/s',
      shift: 'normal/t',
      activation: 'linear',
    },
    {
      kind: 'maxPool',
      output: 'pool',
      inputs: ['normal'],
      size: [2, 2],
      strides: [2, 2],
      padding: 'valid',
    },
    { ...conv, kind: 'dense', output: 'late', inputs: ['pool'], kernel: 'late/k', bias: 'late/b' },
  ],
  parameters: new Map([
    ['early/k', zeros(3, 3, 6, 40)],
    ['early/b', zeros(2000)],
    ['deep/k', zeros(5, 5, 80, 1)],
    ['normal/s', zeros(2000)],
    ['normal/t', zeros(2000)],
    ['late/k', zeros(54, 40)],
    ['late/b', zeros(40)],
  ]),
};

const data = (drawn: Map<string, Parameter>, name: string) =>
  drawn.get(name)?.data ?? expect.fail(`no ${name}`);

describe('drawParameters', () => {
  const all = drawParameters(graph, new Set(), 'a');

  // √(6 / n) where n values meet in one: 3 · 3 · 6, 5 · 5, 54.
  test.each([
    ['early/k', -1 / 3, 1 / 3],
    ['early/b', -0.1, 0.1],
    ['deep/k', -Math.sqrt(0.24), Math.sqrt(0.24)],
    ['normal/s', 0.8, 1.2],
    ['normal/t', -0.1, 0.1],
    ['late/k', -1 / 3, 1 / 3],
  ])('draws %s between %d and %d', (name, low, high) => {
    const values = data(all, name);
    const margin = 0.01 * (high - low);
    // Of 2000 uniform values the outermost are within 1 % of the ends, but for e^-20.
    expect(Math.min(...values)).toBeGreaterThanOrEqual(Math.fround(low));
    expect(Math.min(...values)).toBeLessThan(low + margin);
    expect(Math.max(...values)).toBeLessThanOrEqual(Math.fround(high));
    expect(Math.max(...values)).toBeGreaterThan(high - margin);
    expect(all.get(name)?.shape).toEqual(graph.parameters.get(name)?.shape);
  });

  test('leaves the parameters of kept layers, and draws the others as if none were kept', () => {
    const some = drawParameters(graph, new Set(['x', 'early', 'deep']), 'a');
    expect(some.get('early/k')).toBe(graph.parameters.get('early/k'));
    expect(some.get('early/b')).toBe(graph.parameters.get('early/b'));
    expect(some.get('deep/k')).toBe(graph.parameters.get('deep/k'));
    expect(data(some, 'normal/s')).toEqual(data(all, 'normal/s'));
    expect(data(some, 'late/k')).toEqual(data(all, 'late/k'));
  });

  test('changes nothing in the graph, and draws others for another seed', () => {
    expect(graph.parameters.get('late/k')?.data.some((value) => value !== 0)).toBe(false);
    expect(drawParameters(graph, new Set(), 'a')).toEqual(all);
    expect(data(drawParameters(graph, new Set(), 'b'), 'late/b')).not.toEqual(data(all, 'late/b'));
  });
});
