import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { foldcam } from '../support/foldcam.js';
import { freePort } from '../../adapters/redis/freePort.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();
let home: string;
let sweepFile: string;

beforeAll(async () => {
  home = await folder();
  sweepFile = (await phantomSweep(home)).file;
}, 60_000);

const smallest = 'name: a\ndata: ./phantoms\n';

const sweeps: [code: string, text: string][] = [
  ['FOLDCAM_E_SWEEP_SYNTAX', 'name: [a\n'],
  ['FOLDCAM_E_SWEEP_KEY', `${smallest}fodls: { k: 3 }\n`],
  ['FOLDCAM_E_SWEEP_VALUE', `${smallest}folds: { k: 1 }\n`],
  ['FOLDCAM_E_DATA_NOT_FOUND', 'name: a\ndata: ./nowhere\n'],
  ['FOLDCAM_E_LABEL_UNKNOWN', `${smallest}labels: [benign, malignent]\n`],
  ['FOLDCAM_E_GROUPS_TOO_FEW', `${smallest}folds: { k: 40 }\n`],
  ['FOLDCAM_E_BACKBONE_UNKNOWN', `${smallest}backbones: [mobilenet_v9]\n`],
  ['FOLDCAM_E_LAYER_UNKNOWN', `${smallest}backbones: [{ name: mobilenet_v2, taps: [out_rel] }]\n`],
  [
    'FOLDCAM_E_METHOD_UNSUITED',
    `${smallest}methods: [cam]\nrecipes: [{ name: r, pooling: [max] }]\n`,
  ],
];

describe('foldcam run', () => {
  test.each(sweeps)('refuses a sweep file with %s and writes nothing', async (code, text) => {
    const at = await folder();
    const file = path.join(home, `${code}.yaml`);
    await writeFile(file, text);
    const out = path.join(at, 'out');
    const ended = await foldcam(['run', file, '--out', out]);
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toContain(code);
    expect(ended.stderr).toContain('→');
    expect(await readdir(at)).toEqual([]);
  });

  test('tells of everything that is wrong at once', async () => {
    const file = path.join(home, 'several.yaml');
    await writeFile(file, 'name: a\ndata: ./nowhere\nbackbones: [none]\n');
    const ended = await foldcam(['run', file, '--out', path.join(home, 'never'), '--json']);
    expect(ended.status).toBe(2);
    const { error } = JSON.parse(ended.stdout) as { error: { problems: { code: string }[] } };
    expect(error.problems.map(({ code }) => code).sort()).toEqual([
      'FOLDCAM_E_BACKBONE_UNKNOWN',
      'FOLDCAM_E_DATA_NOT_FOUND',
    ]);
  });

  test('refuses a data set with a broken image and names the file', async () => {
    const at = await folder();
    const { file } = await phantomSweep(at);
    await writeFile(path.join(at, 'phantoms/benign/benign (2).png'), 'no image');
    const ended = await foldcam(['run', file, '--out', path.join(at, 'out')]);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('FOLDCAM_E_IMAGE_UNREADABLE');
    expect(ended.stderr).toContain('benign/benign (2).png');
    expect(await readdir(at)).not.toContain('out');
  });

  test('ends with status 3 where Redis is out of reach, without its password', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const variables = { REDIS_URL: `redis://:hush-hush@${address}` };
    const ended = await foldcam(['run', sweepFile, '--out', path.join(home, 'never')], variables);
    expect(ended.status).toBe(3);
    expect(ended.stderr).toContain('FOLDCAM_E_REDIS_UNREACHABLE');
    expect(ended.stderr).toContain(address);
    expect(ended.stderr).not.toContain('hush-hush');
  });

  test('ends with status 3 where the store is out of reach, without the secret', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const ended = await foldcam(['run', sweepFile, '--out', path.join(home, 'never')], {
      FOLDCAM_STORE: 's3://bucket/prefix',
      S3_ENDPOINT: `http://${address}`,
      AWS_ACCESS_KEY_ID: 'someone',
      AWS_SECRET_ACCESS_KEY: 'hush-hush',
    });
    expect(ended.status).toBe(3);
    expect(ended.stderr).toContain('FOLDCAM_E_STORE_UNREACHABLE');
    expect(ended.stderr).toContain(address);
    expect(ended.stderr).not.toContain('hush-hush');
  });

  test('names every variable that is wrong, and no value', async () => {
    const variables = { REDIS_URL: 'my-secret', FOLDCAM_ENGINE: 'abacus' };
    const ended = await foldcam(['run', sweepFile, '--out', path.join(home, 'never')], variables);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('REDIS_URL');
    expect(ended.stderr).toContain('FOLDCAM_ENGINE');
    expect(ended.stderr).not.toContain('my-secret');
    expect(ended.stderr).not.toContain('abacus');
  });
});

describe('other commands', () => {
  test.each([
    [['rnu']],
    [['run']],
    [['run', 'no-such-file.yaml']],
    [['run', 'a.yaml', '--workers', '0']],
    [['worker', 'painter']],
    [['errors', 'FOLDCAM_E_NONE']],
    [['dataset', 'phantom', '.', '--images', '-3']],
    [[]],
  ])('refuse wrong usage with status 2: %j', async (args) => {
    expect((await foldcam(args)).status).toBe(2);
  });

  test('need a system where they steer one', async () => {
    for (const verb of ['submit', 'watch', 'retry']) {
      const ended = await foldcam([verb, verb === 'submit' ? sweepFile : 'some-sweep'], {
        FOLDCAM_STORE: `file://${home}/store`,
      });
      expect(ended.status).toBe(2);
      expect(ended.stderr).toContain('REDIS_URL is not set');
    }
  });

  test.each(['trainer', 'explainer'])(
    'refuse to start a %s without the GPU it must have',
    async (service) => {
      const ended = await foldcam(['worker', service], {
        REDIS_URL: `redis://127.0.0.1:${await freePort()}`,
        FOLDCAM_STORE: `file://${home}/store`,
        FOLDCAM_ENGINE: 'wasm',
        FOLDCAM_REQUIRE_GPU: '1',
      });
      expect(ended.status).toBe(3);
      expect(ended.stderr).toContain('FOLDCAM_E_GPU_REQUIRED');
    },
  );

  test('say which sweep they do not know', async () => {
    await mkdir(path.join(home, 'store'), { recursive: true });
    const variables = { FOLDCAM_STORE: `file://${home}/store` };
    for (const verb of ['status', 'report']) {
      const ended = await foldcam([verb, 'nobody-0000000000'], variables);
      expect(ended.status).toBe(2);
      expect(ended.stderr).toContain('FOLDCAM_E_SWEEP_NOT_FOUND');
    }
  });
});
