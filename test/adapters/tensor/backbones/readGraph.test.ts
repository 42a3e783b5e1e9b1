import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  findBackbones,
  type Backbone,
} from '../../../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../../../adapters/tensor/backbones/planBackbone.js';
import { readGraph } from '../../../../adapters/tensor/backbones/readGraph.js';
import type { PlannedBackbone } from '../../../../core/sweep/Plan.js';
import { writeSmallModel } from '../../../support/smallModel.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';

const folder = temporaryFolders();
let root: string;
let backbones: Backbone[];
let planned: PlannedBackbone;
beforeAll(async () => {
  root = path.join(await folder(), 'small');
  await writeSmallModel(root);
  backbones = await findBackbones([root]);
  planned = await planBackbone({ name: 'small' }, backbones);
});

describe('readGraph', () => {
  it('gives the layers asked for from the input on, with their weights', async () => {
    const graph = await readGraph(planned, backbones, { outputs: ['relu1', 'relu2'] });
    expect(graph).toMatchObject({ input: 'input_1', outputs: ['relu1', 'relu2'] });
    expect(graph.steps.map(({ output }) => output)).toEqual(['relu1', 'relu2']);
    expect([...graph.parameters]).toEqual([
      ['conv1/kernel', { shape: [1, 1, 3, 2], data: Float32Array.of(1, -1, 2, 0, 3, 1) }],
      ['conv1/bias', { shape: [2], data: Float32Array.of(0.5, -1) }],
      ['conv2/kernel', { shape: [2, 2, 2, 1], data: Float32Array.of(1, -1, 1, -1, 1, -1, 1, -1) }],
    ]);
  });

  it('gives a section from a layer in the middle on', async () => {
    const graph = await readGraph(planned, backbones, { outputs: ['relu2'], from: 'relu1' });
    expect(graph).toMatchObject({ input: 'relu1', outputs: ['relu2'] });
    expect([...graph.parameters.keys()]).toEqual(['conv2/kernel']);
  });

  it('gives layers that are no taps', async () => {
    const graph = await readGraph(planned, backbones, { outputs: ['conv1'] });
    expect(graph.steps).toMatchObject([{ output: 'conv1', activation: 'linear' }]);
  });

  it('draws the random weights that the plan names', async () => {
    const choice = { name: 'mobilenet_v3_small', weights: 'random' } as const;
    const kernelOf = async (seed: number): Promise<number> => {
      const random = await planBackbone({ ...choice, taps: ['conv_bn'], seed }, []);
      const graph = await readGraph(random, [], { outputs: ['conv'] });
      return graph.parameters.get('conv/kernel')?.data[0] ?? NaN;
    };
    const [one, other] = [await kernelOf(1), await kernelOf(2)];
    expect(await kernelOf(1)).toBe(one);
    expect(other).not.toBe(one);
  });

  it('refuses weights that are not those of the plan', async () => {
    const copy = path.join(await folder(), 'small');
    await writeSmallModel(copy);
    const kernel = new Uint8Array(Float32Array.of(1, -1, 1, -2).buffer);
    await writeFile(path.join(copy, 'group2-shard2of2'), kernel);
    const other = await findBackbones([copy]);
    await expect(readGraph(planned, other, { outputs: ['relu1'] })).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: `the weights of small from ${copy} are not those the sweep was planned with`,
    });
  });
});
