import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLayersModel } from '../../../../adapters/tensor/backbones/parseLayersModel.js';
import { readModelFolder } from '../../../../adapters/tensor/backbones/readModelFolder.js';
import { smallModelJson, writeSmallModel } from '../../../support/smallModel.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';

const folder = temporaryFolders();
type Json = Record<string, never>;

/** The small model with one thing changed. */
function changed(change: (model: Json) => void): unknown {
  const copy = JSON.parse(JSON.stringify(smallModelJson)) as Json;
  change(copy);
  return copy;
}

const set = (value: unknown, ...keys: string[]) =>
  changed((model) => {
    const last = keys.pop() ?? '';
    const inner = keys.reduce<Record<string, unknown>>(
      (at, key) => at[key] as Record<string, unknown>,
      model,
    );
    inner[last] = value;
  });

describe('parseLayersModel', () => {
  it('gives the layers and the weights by the files they lie in', () => {
    const { config, groups } = parseLayersModel(smallModelJson, 'model.json');
    expect(config.layers.map(({ name }) => name)).toEqual([
      'input_1',
      'conv1',
      'relu1',
      'conv2',
      'relu2',
      'conv3',
    ]);
    expect(groups.map(({ paths, specs }) => [paths, specs.map(({ name }) => name)])).toEqual([
      [['group1-shard1of1'], ['conv1/kernel', 'conv1/bias']],
      [['group2-shard1of2', 'group2-shard2of2'], ['conv2/kernel']],
      [['group3-shard1of1'], ['conv3/kernel']],
    ]);
  });

  const config = ['modelTopology', 'model_config', 'config'];
  const spec = ['weightsManifest', '0', 'weights', '0'];
  it.each([
    ['is null', null, ''],
    ['is a graph model', { format: 'graph-model', modelTopology: { node: [] } }, 'model_config'],
    [
      'is sequential',
      set('Sequential', 'modelTopology', 'model_config', 'class_name'),
      'functional',
    ],
    ['has no layers', set([], ...config, 'layers'), 'layers'],
    [
      'has two inputs',
      set(
        [
          ['a', 0, 0],
          ['b', 0, 0],
        ],
        ...config,
        'input_layers',
      ),
      'one input',
    ],
    ['has weights of text', set('string', ...spec, 'dtype'), 'dtype'],
    ['has a negative shape', set([1, -1], ...spec, 'shape'), 'shape'],
    ['lacks its weights', set(undefined, 'weightsManifest'), 'weightsManifest'],
  ])('refuses a model.json that %s, naming the file and the fault', (_, json, fault) => {
    expect(() => parseLayersModel(json, 'here/model.json')).toThrow(
      expect.objectContaining({
        code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
        where: { file: 'here/model.json' },
        message: expect.stringMatching(
          new RegExp(`^here/model.json is not a tfjs layers model: .*${fault}`),
        ) as string,
      }) as Error,
    );
  });
});

describe('readModelFolder', () => {
  it('joins the files of a group and reads them when asked for', async () => {
    const root = await folder();
    await writeSmallModel(root);
    const { weights } = await readModelFolder(root);
    const bytes = (await weights[1]?.read()) ?? new Uint8Array();
    const values = new Float32Array(Uint8Array.from(bytes).buffer);
    expect([...values]).toEqual([1, -1, 1, -1, 1, -1, 1, -1]);
  });

  it('refuses a folder without model.json, and one whose model.json is not JSON', async () => {
    const root = await folder();
    const file = path.join(root, 'model.json');
    const refused = { code: 'FOLDCAM_E_BACKBONE_WEIGHTS', where: { file } };
    await expect(readModelFolder(root)).rejects.toMatchObject(refused);
    await writeFile(file, '{');
    await expect(readModelFolder(root)).rejects.toMatchObject(refused);
  });
});
