import { describe, expect, it } from 'vitest';
import { ancestors } from '../../../../adapters/tensor/backbones/ancestors.js';
import { cutModel } from '../../../../adapters/tensor/backbones/cutModel.js';
import {
  storedBytes,
  type LayersModel,
} from '../../../../adapters/tensor/backbones/LayersModel.js';
import { parseLayersModel } from '../../../../adapters/tensor/backbones/parseLayersModel.js';
import { smallModelJson, smallModelWeights } from '../../../support/smallModel.js';

const { config, groups } = parseLayersModel(smallModelJson, 'model.json');

/** The small model, and the origins of the groups that were read. */
function prepared(): { model: LayersModel; read: string[] } {
  const read: string[] = [];
  const weights = groups.map(({ paths, specs }) => {
    const origin = paths.join(', ');
    return {
      origin,
      specs,
      read: () => {
        read.push(origin);
        const values = paths.flatMap((name) => smallModelWeights[name] ?? []);
        return Promise.resolve(new Uint8Array(Float32Array.from(values).buffer));
      },
    };
  });
  return { model: { config, weights }, read };
}

describe('cutModel', () => {
  it('keeps the layers and weights up to the tap, and reads no file beyond', async () => {
    const { model, read } = prepared();
    const cut = await cutModel(model, ['relu1']);
    expect(cut.config.layers.map(({ name }) => name)).toEqual(['input_1', 'conv1', 'relu1']);
    expect(cut.specs.map(({ name }) => name)).toEqual(['conv1/kernel', 'conv1/bias']);
    const values = cut.bytes.map((bytes) => [...new Float32Array(Uint8Array.from(bytes).buffer)]);
    expect(values).toEqual([
      [1, -1, 2, 0, 3, 1],
      [0.5, -1],
    ]);
    expect(read).toEqual(['group1-shard1of1']);
  });

  it('makes the taps the outputs, in the order asked for', async () => {
    const cut = await cutModel(prepared().model, ['relu2', 'relu1']);
    expect(cut.config.output_layers).toEqual([
      ['relu2', 0, 0],
      ['relu1', 0, 0],
    ]);
  });

  it('names the weight and the file where bytes are missing', async () => {
    const { model } = prepared();
    const short = model.weights.map((group) => ({
      ...group,
      read: async () => (await group.read()).subarray(0, 28),
    }));
    await expect(cutModel({ config, weights: short }, ['relu2'])).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: 'weight conv1/bias is truncated',
      where: { file: 'group1-shard1of1' },
    });
  });
});

describe('ancestors', () => {
  const node = (name: string, ...inputs: string[]) => ({
    name,
    class_name: 'Add',
    config: {},
    inbound_nodes: inputs.length > 0 ? [inputs.map((input) => [input, 0, 0, {}])] : [],
  });

  it('follows every branch back to the input, in the order of the model', () => {
    const layers = [
      node('input'),
      node('left', 'input'),
      node('right', 'input'),
      node('aside', 'right'),
      node('add', 'right', 'left'),
      node('late', 'add'),
    ];
    const graph = { name: 'graph', layers, input_layers: [], output_layers: [] };
    expect(ancestors(graph, 'add')).toEqual(['input', 'left', 'right', 'add']);
    expect(ancestors(graph, 'input')).toEqual(['input']);
  });
});

describe('storedBytes', () => {
  const spec = { name: 'w', shape: [3, 2], dtype: 'float32' } as const;
  it.each([
    [undefined, 24],
    ['uint8', 6],
    ['uint16', 12],
    ['float16', 12],
  ] as const)('of a 3 × 2 weight quantised as %s are %i', (dtype, bytes) => {
    const own = dtype
      ? { ...spec, shape: [3, 2], quantization: { dtype } }
      : { ...spec, shape: [3, 2] };
    expect(storedBytes(own)).toBe(bytes);
  });

  it('of a scalar are those of one number', () => {
    expect(storedBytes({ name: 'w', shape: [], dtype: 'int32' })).toBe(4);
  });
});
