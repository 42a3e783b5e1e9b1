import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findBackbones } from '../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../adapters/tensor/backbones/planBackbone.js';
import type { ErrorCode } from '../../core/errors/catalogue.js';
import { smallModelJson, smallModelSidecar, writeSmallModel } from '../support/smallModel.js';
import type { BadInput } from './BadInput.js';

type Json = Record<string, unknown>;

function model(
  title: string,
  damage: (folder: string) => Promise<unknown>,
  names = 'small',
  code: ErrorCode = 'FOLDCAM_E_BACKBONE_WEIGHTS',
): BadInput {
  return {
    title,
    code,
    names,
    prepare: async (root) => {
      const folder = path.join(root, 'small');
      await writeSmallModel(folder);
      await damage(folder);
      return async () => planBackbone({ name: 'small' }, await findBackbones([folder]));
    },
  };
}

const text = (title: string, body: string | Uint8Array): BadInput =>
  model(
    `model.json: ${title}`,
    (folder) => writeFile(path.join(folder, 'model.json'), body),
    'model.json',
  );

/** A model.json with one value put in place of another. */
const at = (where: string, value: unknown, names = 'small'): BadInput =>
  model(
    `model.json: ${where} is ${JSON.stringify([value]).slice(1, 61)}`,
    async (folder) => {
      const json = structuredClone(smallModelJson) as unknown as Json;
      const keys = where.split('.');
      const parent = keys.slice(0, -1).reduce((one, key) => one[key] as Json, json);
      parent[keys.at(-1) ?? ''] = value;
      await writeFile(path.join(folder, 'model.json'), JSON.stringify(json));
    },
    names,
  );

const layers = 'modelTopology.model_config.config.layers';
const first = 'weightsManifest.0.weights.0';

const weights = (
  title: string,
  change: (file: string) => Promise<unknown>,
  name = 'group1-shard1of1',
): BadInput => model(`weights: ${title}`, (folder) => change(path.join(folder, name)), name);
const floats = (...values: number[]): Uint8Array =>
  new Uint8Array(Float32Array.from(values).buffer);

const sidecar = (title: string, body: unknown): BadInput =>
  model(
    `foldcam.json: ${title}`,
    (folder) =>
      writeFile(
        path.join(folder, 'foldcam.json'),
        typeof body === 'string' ? body : JSON.stringify(body),
      ),
    'foldcam.json',
  );

/** Networks: model.json, its weight files, foldcam.json. */
export const badBackbones: readonly BadInput[] = [
  text('empty', ''),
  text('a web page', '<!doctype html>'),
  text('cut in half', JSON.stringify(smallModelJson).slice(0, 900)),
  text('bytes', new Uint8Array([0, 255, 254])),
  text('null', 'null'),
  text('a list', '[]'),
  text('another object', '{}'),
  text('brackets without end', '['.repeat(100_000)),
  text('brackets that nest', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  text('a key of every object', '{"__proto__": {"modelTopology": {}}}'),
  model('model.json: a folder', async (folder) => {
    await rm(path.join(folder, 'model.json'));
    await mkdir(path.join(folder, 'model.json'));
  }),
  model('model.json: a link to a device', async (folder) => {
    await rm(path.join(folder, 'model.json'));
    await symlink('/dev/zero', path.join(folder, 'model.json'));
  }),
  model(
    'model.json: 3 GB',
    (folder) => truncate(path.join(folder, 'model.json'), 3e9),
    'model.json',
  ),
  at('modelTopology', 7),
  at('modelTopology.model_config.class_name', 'Sequential'),
  at(layers, []),
  at(layers, {}),
  at(`${layers}.1.name`, 7),
  at(`${layers}.1.name`, 'input_1'),
  at(`${layers}.1.class_name`, 'Lambda'),
  at(`${layers}.1.class_name`, 'constructor'),
  at(`${layers}.1.config`, null),
  at(`${layers}.1.config.filters`, 'two'),
  at(`${layers}.1.config.strides`, [0, 0]),
  at(`${layers}.1.config.strides`, [-1, 1]),
  at(`${layers}.1.config.data_format`, 'channels_first'),
  at(`${layers}.1.config.activation`, 'eval'),
  at(`${layers}.1.inbound_nodes`, 'input_1'),
  at(`${layers}.1.inbound_nodes`, []),
  at(`${layers}.1.inbound_nodes`, [[['relu2', 0, 0, {}]]]),
  at(`${layers}.1.inbound_nodes`, [[['conv1', 0, 0, {}]]]),
  at(`${layers}.1.inbound_nodes`, [[['nobody', 0, 0, {}]]]),
  at(`${layers}.0.config.batch_input_shape`, [null, 4, 5, 3]),
  at(`${layers}.0.config.batch_input_shape`, [null, 1e9, 1e9, 3]),
  at(`${layers}.0.config.batch_input_shape`, [null, 0, 0, 3]),
  at(`${layers}.0.config.batch_input_shape`, [null, 4, 4, 1]),
  at('modelTopology.model_config.config.input_layers', []),
  at('weightsManifest', undefined),
  at('weightsManifest', []),
  at('weightsManifest.0.weights', []),
  at('weightsManifest.0.paths', [], 'conv1/kernel'),
  at('weightsManifest.0.paths', ['absent'], 'absent'),
  at('weightsManifest.0.paths', ['../../../etc/hostname'], 'model.json'),
  at('weightsManifest.0.paths', ['/etc/hostname'], 'small'),
  at('weightsManifest.0.paths', ['.'], 'model.json'),
  at('weightsManifest.0.paths', ['a\0b']),
  at('weightsManifest.0.paths', [7]),
  at(`${first}.name`, 'other/kernel'),
  at(`${first}.dtype`, 'float64'),
  at(`${first}.dtype`, 'string'),
  at(`${first}.shape`, [1, 1, 3, 1.5]),
  at(`${first}.shape`, [1, 1, 3, -2]),
  at(`${first}.shape`, [1e15, 1e15, 1e15, 1e15], 'conv1/kernel'),
  at(`${first}.shape`, [6]),
  at(`${first}.shape`, [1, 1, 2, 3]),
  at(`${first}.quantization`, { dtype: 'int4' }),
  at(`${first}.quantization`, { dtype: 'uint8', scale: 'x' }),
  weights('missing', (file) => rm(file)),
  weights('empty', (file) => writeFile(file, '')),
  weights('one byte too few', (file) => writeFile(file, new Uint8Array(31))),
  weights('one byte too many', (file) => writeFile(file, new Uint8Array(33))),
  weights('twice as many', (file) => writeFile(file, new Uint8Array(64))),
  weights('3 GB', (file) => truncate(file, 3e9)),
  weights('a value that is no number', (file) => writeFile(file, floats(1, NaN, 2, 0, 3, 1, 0, 0))),
  weights('an infinity', (file) => writeFile(file, floats(1, 2, 2, 0, 3, 1, 0, -Infinity))),
  weights('a folder', async (file) => {
    await rm(file);
    await mkdir(file);
  }),
  weights('a link to a device', async (file) => {
    await rm(file);
    await symlink('/dev/zero', file);
  }),
  sidecar('empty', ''),
  sidecar('no JSON', 'taps: [relu1]'),
  sidecar('no taps', { ...smallModelSidecar, taps: [] }),
  sidecar('a key that is not known', { ...smallModelSidecar, tap: 1 }),
  sidecar('a scale of two numbers', {
    ...smallModelSidecar,
    preprocessing: { scale: [1, 2], offset: 0 },
  }),
  sidecar('a scale that is text', {
    ...smallModelSidecar,
    preprocessing: { scale: '1', offset: 0 },
  }),
  model(
    'foldcam.json: a tap that is not there',
    (folder) =>
      writeFile(
        path.join(folder, 'foldcam.json'),
        JSON.stringify({ ...smallModelSidecar, taps: ['relu3'] }),
      ),
    'backbones.taps',
    'FOLDCAM_E_LAYER_UNKNOWN',
  ),
  model('foldcam.json: missing', (folder) => rm(path.join(folder, 'foldcam.json')), 'foldcam.json'),
];
