import { describe, expect, it } from 'vitest';
import { lowerGraph } from '../../../../adapters/tensor/graph/lowerGraph.js';
import type { Graph, Parameter } from '../../../../adapters/tensor/graph/Step.js';
import type { LayerConfig } from '../../../../adapters/tensor/backbones/LayersModel.js';
import { kerasLayer, kerasModel, weight } from '../../../support/kerasLayer.js';

/**
 * x ─ conv ─ bn ─ relu ─┬─ left ──┬─ sum ─ last
 *                       └─ right ─┘           aside hangs on x
 */
const layers = [
  kerasLayer('x', 'InputLayer'),
  kerasLayer('aside', 'Activation', ['x'], { activation: 'relu' }),
  kerasLayer('conv', 'Conv2D', ['x']),
  kerasLayer('bn', 'BatchNormalization', ['conv'], { epsilon: 0.25 }),
  kerasLayer('relu', 'ReLU', ['bn']),
  kerasLayer('sum', 'Add', ['left', 'right']),
  kerasLayer('left', 'Conv2D', ['relu']),
  kerasLayer('right', 'Activation', ['relu'], { activation: 'sigmoid' }),
  kerasLayer('last', 'Activation', ['sum'], { activation: 'relu' }),
];

const weights: ReadonlyMap<string, Parameter> = new Map([
  ['conv/kernel', weight([1, 1, 1, 1], 2)],
  ['bn/moving_mean', weight([1], 4)],
  ['bn/moving_variance', weight([1], 0.75)],
  ['left/kernel', weight([1, 1, 1, 1], 5)],
]);

function lower(
  outputs: string[],
  from?: string,
  own: readonly LayerConfig[] = layers,
  having = weights,
): Graph {
  const config = { ...kerasModel(...own), input_layers: [['x', 0, 0]] };
  return lowerGraph(config, { weights: having, outputs, from, origin: 'file.h5' });
}

const changed = (name: string, change: Partial<LayerConfig>): LayerConfig[] =>
  layers.map((layer) => (layer.name === name ? { ...layer, ...change } : layer));

const names = ({ steps }: Graph): string[] => steps.map(({ output }) => output);

describe('lowerGraph', () => {
  it('computes what the outputs need and nothing else, each after its inputs', () => {
    const graph = lower(['last']);
    expect(graph.input).toBe('x');
    expect(graph.outputs).toEqual(['last']);
    expect(names(graph)).toEqual(['relu', 'left', 'right', 'sum', 'last']);
    expect([...graph.parameters.keys()]).toEqual(['conv/kernel', 'left/kernel', 'conv/bias']);
  });

  it('folds the batch normalisation and joins the activation', () => {
    const graph = lower(['relu']);
    expect(graph.steps).toMatchObject([{ kind: 'conv', output: 'relu', activation: 'relu' }]);
    // 2 / √(0.75 + 0.25) and 0 - 4
    expect([...graph.parameters]).toEqual([
      ['conv/kernel', weight([1, 1, 1, 1], 2)],
      ['conv/bias', weight([1], -4)],
    ]);
  });

  it('leaves the weights it is given as they are', () => {
    lower(['relu'], undefined, layers, new Map([...weights, ['bn/gamma', weight([1], 9)]]));
    expect(weights.get('conv/kernel')).toEqual(weight([1, 1, 1, 1], 2));
  });

  it('keeps the outputs in the order asked for, each visible', () => {
    const graph = lower(['last', 'conv', 'bn']);
    expect(graph.outputs).toEqual(['last', 'conv', 'bn']);
    expect(names(graph)).toEqual(['conv', 'bn', 'relu', 'left', 'right', 'sum', 'last']);
  });

  it('starts in the middle, and needs no weight from before', () => {
    const tail = new Map([...weights].filter(([name]) => name.startsWith('left/')));
    const graph = lower(['sum'], 'relu', layers, tail);
    expect(graph.input).toBe('relu');
    expect(names(graph)).toEqual(['left', 'right', 'sum']);
    expect([...graph.parameters.keys()]).toEqual(['left/kernel']);
  });

  it('has no steps where the output is what is fed', () => {
    expect(lower(['relu'], 'relu')).toMatchObject({ steps: [], outputs: ['relu'], input: 'relu' });
    expect(lower(['x'])).toMatchObject({ steps: [], outputs: ['x'], input: 'x' });
  });

  it.each<[string, readonly LayerConfig[], string]>([
    [
      'of an unknown class',
      changed('bn', { class_name: 'LayerNormalization' }),
      'layer bn (LayerNormalization) of file.h5 cannot be computed: a layer of class LayerNormalization is not known',
    ],
    [
      'with an unknown activation',
      changed('right', { config: { activation: 'mish' } }),
      'layer right (Activation) of file.h5 cannot be computed: activation is none that foldcam knows',
    ],
    [
      'with groups',
      changed('left', { config: { groups: 4 } }),
      'layer left (Conv2D) of file.h5 cannot be computed: groups can only be 1',
    ],
    [
      'that is called twice',
      changed('left', { inbound_nodes: [[['relu', 0, 0, {}]], [['right', 0, 0, {}]]] }),
      'layer left (Conv2D) of file.h5 cannot be computed: it is called more than once',
    ],
    [
      'that takes what there is not',
      changed('left', { inbound_nodes: [[['relo', 0, 0, {}]]] }),
      'file.h5 has no layer relo',
    ],
  ])('names the layer %s', (_, own, message) => {
    expect(() => lower(['last'], undefined, own)).toThrow(
      expect.objectContaining({
        code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
        message,
        where: { file: 'file.h5' },
      }) as Error,
    );
  });

  it('names the first layer that lacks a weight, from input to output', () => {
    const without = (...missing: string[]) => {
      const left = new Map([...weights].filter(([name]) => !missing.includes(name)));
      return () => lower(['last'], undefined, layers, left);
    };
    expect(without('left/kernel', 'bn/moving_mean')).toThrow(
      'layer bn (BatchNormalization) of file.h5 cannot be computed: its moving_mean is missing',
    );
    expect(without('left/kernel')).toThrow('layer left (Conv2D)');
  });

  it('names an output that is no layer', () => {
    expect(() => lower(['lats'])).toThrow('file.h5 has no layer lats');
  });

  it('refuses to start where a path leads around', () => {
    expect(() => lower(['sum'], 'left')).toThrow(
      'layer x (InputLayer) of file.h5 cannot be computed: only left is fed, and a path leads around it',
    );
  });
});
